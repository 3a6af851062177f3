// Blackout periods, embargoes and the emergency release by two people, on a real store with real work.
using Folkmoot.Accounts;
using Folkmoot.Channels;
using Folkmoot.Publishing;
using Folkmoot.Publishing.Holds;
using Folkmoot.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Folkmoot.Tests.Publishing;

public sealed class HoldTests
{
    // The post of the desk is due on 3 March at 10 in the agency's zone.
    private static readonly DateTime Before = new(2026, 3, 3, 8, 0, 0);
    private static readonly DateTime After = new(2026, 3, 3, 11, 0, 0);

    [DatabaseTheory]
    public async Task A_period_that_is_added_after_the_approval_holds_the_post_with_its_reason_and_lets_it_go_when_it_is_over(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var post = await desk.AnApprovedPost();
        (await Add(desk, Before, After)).ShouldBeOfType<Outcome.Made>();

        await desk.GoToDueTimeAsync();
        (desk.Paper.Got.Count, desk.Board.Got.Count, await desk.StateOf(post)).ShouldBe((0, 0, PostState.Approved));
        var held = await desk.Look(db => db.Deliveries.ToListAsync());
        held.ShouldAllBe(d => d.State == DeliveryState.Waiting && d.Reason!.Contains("publishing.hold.Election") && d.Reason.Contains("2026-03-03 11:00") && d.Reason.Contains(Desk.Zone));
        (await Held(desk, post)).ShouldNotBeNull();

        desk.Clock.AdvanceTo(new DateTimeOffset(2026, 3, 3, 16, 0, 1, TimeSpan.Zero));
        await desk.RunJobsAsync();
        (desk.Paper.Got.Count, desk.Board.Got.Count, await desk.StateOf(post)).ShouldBe((1, 1, PostState.Published));
        (await Held(desk, post)).ShouldBeNull();
    }

    [DatabaseTheory]
    public async Task What_is_too_late_when_the_period_is_over_asks_a_person(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var post = await desk.AnApprovedPost();
        await Add(desk, Before, Before.AddDays(2));
        await desk.GoToDueTimeAsync();

        desk.Clock.Advance(TimeSpan.FromHours(3));
        await desk.RunJobsAsync();
        (await desk.Look(db => db.Deliveries.Select(d => d.State).ToListAsync())).ShouldAllBe(s => s == DeliveryState.NeedsReview);
        (await desk.StateOf(post)).ShouldBe(PostState.NotPublished);
        desk.Paper.Got.ShouldBeEmpty();
    }

    [DatabaseTheory]
    public async Task A_period_for_one_channel_holds_no_other(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        await Add(desk, Before, After, channels: desk.PaperChannel);
        var post = await desk.AnApprovedPost();
        await desk.GoToDueTimeAsync();
        (desk.Paper.Got.Count, desk.Board.Got.Count, await desk.StateOf(post)).ShouldBe((0, 1, PostState.Publishing));
    }

    [DatabaseTheory]
    public async Task A_period_that_is_ended_early_lets_posts_go_at_once(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var post = await desk.AnApprovedPost();
        var period = (await Add(desk, Before, After)).ShouldBeOfType<Outcome.Made>().Id;
        await desk.GoToDueTimeAsync();

        (await End(desk, period)).ShouldBeTrue();
        (await End(desk, period)).ShouldBeFalse();
        await desk.RunJobsAsync();

        (await desk.StateOf(post)).ShouldBe(PostState.Published);
        (await desk.Look(db => db.AuditEntries.Where(e => e.SubjectId == period).Select(e => e.Action).ToListAsync())).ShouldBe(
            ["publishing.blackout.added", "publishing.blackout.ended"], ignoreOrder: true);
    }

    [DatabaseTheory]
    public async Task An_author_is_warned_and_told_whether_it_will_still_go_out(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        await Add(desk, Before, After);
        await Add(desk, After.AddMinutes(-30), After.AddHours(2));
        var post = await desk.ADraft();
        (await Warnings(desk, post)).ShouldBe(["blackout-expires"]);
        (await desk.Save(desk.Draft() with { PublishByLocal = After.AddHours(2) }, post, version: 1)).ShouldBeOfType<Saved>();
        (await Warnings(desk, post)).ShouldBe(["blackout"]);
        (await desk.Save(desk.Draft() with { DueLocal = After.AddHours(2) }, post, version: 2)).ShouldBeOfType<Saved>();
        (await Warnings(desk, post)).ShouldBeEmpty();
    }

    [DatabaseTheory]
    public async Task A_period_needs_an_order_of_times_and_words_for_another_reason(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        (await Add(desk, After, Before)).ShouldBe(new Outcome.Refused("Until", "publishing.blackout.time.order"));
        (await Add(desk, Before.AddYears(-1), After.AddYears(-1))).ShouldBe(new Outcome.Refused("Until", "publishing.blackout.time.order"));
        (await Add(desk, Before, After, BlackoutKind.Other)).ShouldBe(new Outcome.Refused("Words", "publishing.blackout.words.wrong"));
        (await Add(desk, Before, After, channels: Guid.Empty)).ShouldBe(new Outcome.Refused("Channels", "publishing.blackout.channels.wrong"));
        (await Add(desk, new DateTime(2026, 3, 8, 2, 30, 0), After.AddDays(9))).ShouldBe(new Outcome.Refused("From", "publishing.blackout.time.skipped"));
        (await desk.Look(db => db.BlackoutPeriods.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public void A_period_begins_at_the_first_and_ends_at_the_second_of_a_time_that_comes_twice()
    {
        // The clocks of New York go back on 1 November 2026 at two.
        var local = new DateTime(2026, 11, 1, 1, 30, 0);
        BlackoutTimes.Start(local, Desk.Zone).ShouldBe(new DateTimeOffset(2026, 11, 1, 5, 30, 0, TimeSpan.Zero));
        BlackoutTimes.End(local, Desk.Zone).ShouldBe(new DateTimeOffset(2026, 11, 1, 6, 30, 0, TimeSpan.Zero));
        BlackoutTimes.End(new DateTime(2026, 3, 8, 2, 30, 0), Desk.Zone).ShouldBeNull();
    }

    [Fact]
    public void A_period_holds_from_its_first_instant_and_not_at_its_end()
    {
        var (from, until) = (DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddHours(1));
        var period = new BlackoutPeriod { From = from, Until = until, TimeZone = "UTC", Kind = BlackoutKind.Mourning };
        var channel = Guid.Empty;
        Blackouts.Holding([period], channel, from.AddTicks(-1)).ShouldBeNull();
        Blackouts.Holding([period], channel, from).ShouldBe(period);
        Blackouts.Holding([period], channel, until.AddTicks(-1)).ShouldBe(period);
        Blackouts.Holding([period], channel, until).ShouldBeNull();
        Blackouts.FreeAt([period, new() { From = until, Until = until.AddHours(1), TimeZone = "UTC", Kind = BlackoutKind.Other }], channel, from).ShouldBe(until.AddHours(1));
    }

    [DatabaseTheory]
    public async Task An_embargo_is_not_undercut_by_the_time_chosen_and_holds_what_goes_out_at_once(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var early = await desk.ADraft(desk.Draft() with { EmbargoLocal = After });
        (await desk.Submit(early)).ShouldBeOfType<PostFaulty>().Problems.ShouldContain(p => p.Blocks && p.Rule == "embargo-early");

        var post = await desk.AnApprovedPost(desk.Draft() with { DueLocal = null, EmbargoLocal = After });
        await desk.GoToDueTimeAsync();
        desk.Paper.Got.ShouldBeEmpty();
        desk.Clock.AdvanceTo(new DateTimeOffset(2026, 3, 3, 16, 0, 1, TimeSpan.Zero));
        await desk.RunJobsAsync();
        (await desk.StateOf(post)).ShouldBe(PostState.Published);
    }

    [DatabaseTheory]
    public async Task Two_people_release_a_held_post_and_neither_half_alone_does(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var post = await AHeldPost(desk);
        (await Confirm(desk, post, desk.Approver)).ShouldBe(new ReleaseBarred(ReleaseBar.NotAsked));

        (await Ask(desk, post, desk.Approver)).ShouldBeOfType<PostDone>();
        (await Ask(desk, post, desk.Second)).ShouldBe(new ReleaseBarred(ReleaseBar.AskedAlready));
        (await Confirm(desk, post, desk.Approver)).ShouldBe(new ReleaseBarred(ReleaseBar.SamePerson));
        (await Confirm(desk, post, desk.Author, Role.EmergencyManager)).ShouldBe(new ReleaseBarred(ReleaseBar.WroteIt));
        (await Confirm(desk, post, desk.Author)).ShouldBe(new ReleaseBarred(ReleaseBar.NoRight));
        await desk.RunJobsAsync();
        desk.Clock.Advance(TimeSpan.FromMinutes(5));
        await desk.RunJobsAsync();
        desk.Paper.Got.ShouldBeEmpty();

        (await Confirm(desk, post, desk.Second)).ShouldBeOfType<PostDone>();
        await desk.RunJobsAsync();
        (desk.Paper.Got.Count, desk.Board.Got.Count, await desk.StateOf(post)).ShouldBe((1, 1, PostState.Published));
        (await desk.Look(db => db.AuditEntries.Where(e => e.SubjectId == post && e.Action.StartsWith("publishing.post.release")).Select(e => e.Action).ToListAsync())).ShouldBe(
            ["publishing.post.release-requested", "publishing.post.release-confirmed"], ignoreOrder: true);
    }

    [DatabaseTheory]
    public async Task A_release_is_about_what_both_people_saw(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var post = await AHeldPost(desk);
        (await Ask(desk, post, desk.Author)).ShouldBeOfType<PostDone>();
        var other = await desk.As(desk.Approver, s => s.GetRequiredService<ConfirmRelease>().RunAsync(post, "another hash", CancellationToken.None));
        other.ShouldBe(new ReleaseBarred(ReleaseBar.ChangedMeanwhile));
    }

    [DatabaseTheory]
    public async Task A_change_voids_the_release_also_when_it_is_taken_back(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var draft = desk.Draft() with { DueLocal = null, PublishByLocal = After.AddDays(1) };
        await Add(desk, new DateTime(2026, 1, 1), After);
        var post = await desk.AnApprovedPost(draft);
        (await Ask(desk, post, desk.Approver)).ShouldBeOfType<PostDone>();
        (await desk.Save(draft with { Text = "Other." }, post, version: 4)).ShouldBeOfType<Saved>();
        (await desk.Save(draft, post, version: 5)).ShouldBeOfType<Saved>();
        (await desk.Approve(post, desk.Second)).ShouldBeOfType<PostDone>();

        (await Confirm(desk, post, desk.Second)).ShouldBe(new ReleaseBarred(ReleaseBar.NotAsked));
        await desk.RunJobsAsync();
        desk.Paper.Got.ShouldBeEmpty();
        (await desk.Look(db => db.EmergencyReleases.SingleAsync())).VoidedAt.ShouldNotBeNull();
    }

    [DatabaseTheory]
    public async Task What_nothing_holds_needs_no_release(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var post = await desk.AnApprovedPost();
        (await Ask(desk, post, desk.Approver)).ShouldBe(new ReleaseBarred(ReleaseBar.NotHeld));
    }

    private static async Task<Guid> AHeldPost(Desk desk)
    {
        await Add(desk, Before, After);
        var post = await desk.AnApprovedPost();
        await desk.GoToDueTimeAsync();
        desk.Paper.Got.ShouldBeEmpty();
        return post;
    }

    private static Task<Outcome> Add(Desk desk, DateTime from, DateTime until, BlackoutKind kind = BlackoutKind.Election, params Guid[] channels) => desk.As(
        desk.Author, s => s.GetRequiredService<AddBlackout>().RunAsync(new(from, until, kind, "", channels), CancellationToken.None), Role.Administrator);

    private static Task<bool> End(Desk desk, Guid id) =>
        desk.As(desk.Author, s => s.GetRequiredService<EndBlackout>().RunAsync(id, CancellationToken.None), Role.Administrator);

    private static Task<PostOutcome> Ask(Desk desk, Guid post, Guid person) => desk.As(person, async s => await s.GetRequiredService<RequestRelease>()
        .RunAsync(new ReleaseRequest(post, (await s.GetRequiredService<LoadPost>().FindAsync(post, default))!.Hash, "The dam"), CancellationToken.None));

    private static Task<PostOutcome> Confirm(Desk desk, Guid post, Guid person, params Role[] roles) => desk.As(person, async s => await s.GetRequiredService<ConfirmRelease>()
        .RunAsync(post, (await s.GetRequiredService<LoadPost>().FindAsync(post, default))!.Hash, CancellationToken.None), roles);

    private static Task<BlackoutPeriod?> Held(Desk desk, Guid post) =>
        desk.As(desk.Author, async s => (await s.GetRequiredService<FindHolds>().OfAsync([post], default)).GetValueOrDefault(post));

    private static Task<List<string>> Warnings(Desk desk, Guid post) => desk.As(desk.Author, async s =>
    {
        var loaded = await s.GetRequiredService<LoadPost>().FindAsync(post, default);
        return (await s.GetRequiredService<FindHolds>().WarnAsync(loaded!.Content, null, default)).Select(p => p.Rule).ToList();
    });
}
