// A post that can still be changed gets another time: what that does to its approval, which times it cannot have, and the way back.
using Folkmoot.Accounts;
using Folkmoot.Channels;
using Folkmoot.Publishing;
using Folkmoot.Publishing.Plan.Moves;
using Folkmoot.Storage;
using Folkmoot.Tests.Inbox;
using Folkmoot.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Folkmoot.Tests.Publishing;

public sealed class MoveTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void So_many_days_later_the_hour_on_the_clock_is_the_same_although_the_clocks_changed() =>
        Moving.Suggested(new DateTimeOffset(2026, 3, 7, 15, 0, 0, TimeSpan.Zero), 7, Desk.Zone, Now).ShouldBe(new DateTime(2026, 3, 14, 10, 0, 0));

    [Fact]
    public void A_post_without_a_time_is_offered_the_next_morning() =>
        Moving.Suggested(null, 0, Desk.Zone, new DateTimeOffset(2026, 3, 3, 3, 0, 0, TimeSpan.Zero)).ShouldBe(new DateTime(2026, 3, 3, 9, 0, 0));

    [Fact]
    public void A_place_in_the_calendar_comes_back_as_it_was_written()
    {
        var place = new CalendarPlace(CalendarView.Week, new DateOnly(2026, 3, 3), new PostFilter(PostState.Approved, Guid.Parse("018f0000-0000-7000-8000-000000000001"), null, 1, null, "two words & more"));
        CalendarPlace.Read(place.Query).ShouldBe(place);
        CalendarPlace.Read("?view=9&date=soon&channel=x&state=Gone&tag=").ShouldBe(new CalendarPlace(CalendarView.Month, null, PostFilter.All));
    }

    [DatabaseTheory]
    public async Task Moving_an_approved_post_voids_its_approval_and_nothing_goes_out_at_the_old_time(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var post = await desk.AnApprovedPost();
        var moved = (await Move(desk, post, new DateTime(2026, 3, 5, 9, 30, 0))).ShouldBeOfType<Saved>();

        moved.ApprovalVoided.ShouldBeTrue();
        var now = await desk.Look(db => db.Posts.SingleAsync(p => p.Id == post));
        (now.State, now.DueLocal, now.DueAt).ShouldBe((PostState.InReview, "2026-03-05T09:30", new DateTimeOffset(2026, 3, 5, 14, 30, 0, TimeSpan.Zero)));
        await desk.GoToDueTimeAsync();
        (desk.Paper.Got.Count, desk.Board.Got.Count).ShouldBe((0, 0));
        (await desk.Look(db => db.Deliveries.Select(d => d.State).ToListAsync())).ShouldAllBe(s => s == DeliveryState.Withdrawn);
        (await desk.Look(db => db.PostChanges.OrderBy(c => c.At).Select(c => new { c.Act, c.Detail }).ToListAsync())).ShouldContain(c => c.Act == PostAct.ChangedAfterApproval && c.Detail == "time");
    }

    [DatabaseTheory]
    public async Task It_is_put_back_unless_somebody_changed_it_meanwhile(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var post = await desk.ADraft();
        var moved = (await Move(desk, post, new DateTime(2026, 3, 5, 9, 30, 0))).ShouldBeOfType<Saved>();
        var back = (await Move(desk, post, new DateTime(2026, 3, 3, 10, 0, 0), moved.Version)).ShouldBeOfType<Saved>();
        (await desk.Look(db => db.Posts.Select(p => p.DueLocal).SingleAsync())).ShouldBe("2026-03-03T10:00");

        (await desk.Save(desk.Draft() with { Title = "Other words" }, post, back.Version)).ShouldBeOfType<Saved>();
        (await Move(desk, post, new DateTime(2026, 3, 6, 10, 0, 0), back.Version)).ShouldBeOfType<SavedByAnother>().Theirs.Post.Title.ShouldBe("Other words");
        (await desk.Look(db => db.Posts.Select(p => p.DueLocal).SingleAsync())).ShouldBe("2026-03-03T10:00");
    }

    [DatabaseTheory]
    public async Task A_time_that_never_comes_has_passed_or_is_forbidden_by_the_post_itself_is_refused_and_named(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var post = await desk.ADraft(desk.Draft() with { PublishByLocal = new DateTime(2026, 3, 9, 8, 0, 0), EmbargoLocal = new DateTime(2026, 3, 3, 9, 0, 0) });
        var skipped = (await Move(desk, post, new DateTime(2026, 3, 8, 2, 30, 0))).ShouldBeOfType<NotSaved>().Problems.ShouldHaveSingleItem();
        (skipped.Rule, skipped.Part, skipped.Args[2]).ShouldBe(("time-skipped", PostPart.Due, new DateTime(2026, 3, 8, 3, 0, 0)));
        (await Faults(new DateTime(2026, 3, 1, 10, 0, 0))).ShouldBe(["due-past", "embargo-early"]);
        (await Faults(new DateTime(2026, 3, 3, 8, 0, 0))).ShouldBe(["embargo-early"]);
        (await Faults(new DateTime(2026, 3, 9, 9, 0, 0))).ShouldBe(["publish-by-early"]);
        (await desk.Look(db => db.Posts.Select(p => p.DueLocal).SingleAsync())).ShouldBe("2026-03-03T10:00");

        async Task<IEnumerable<string>> Faults(DateTime to) => (await Move(desk, post, to)).ShouldBeOfType<NotSaved>().Problems.Select(p => p.Rule);
    }

    [DatabaseTheory]
    public async Task What_has_left_cannot_be_moved_and_the_calendar_is_filtered_by_channel_and_state(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var sent = await desk.AnApprovedPost();
        await desk.GoToDueTimeAsync();
        (await Move(desk, sent, new DateTime(2026, 3, 5, 9, 30, 0))).ShouldBeOfType<TooLate>().State.ShouldBe(PostState.Published);

        var draft = await desk.ADraft(desk.Draft() with { Channels = [desk.BoardChannel] });
        (await Between(PostFilter.All with { ChannelId = desk.PaperChannel })).ShouldBe([sent]);
        (await Between(PostFilter.All with { State = PostState.Draft })).ShouldBe([draft]);
        (await Between(PostFilter.All)).Count().ShouldBe(2);

        async Task<IEnumerable<Guid>> Between(PostFilter filter)
        {
            var day = WallClock.StartOf(new DateOnly(2026, 3, 3), Desk.Zone);
            return (await desk.As(desk.Author, s => s.GetRequiredService<FindPosts>().BetweenAsync(day, day.AddDays(1), 10, filter, CancellationToken.None))).Select(r => r.Id);
        }
    }

    [Fact]
    public async Task In_the_calendar_a_post_is_moved_by_a_form_and_put_back_by_a_button_without_script()
    {
        await using var site = await DeskSite.OpenAsync(Role.Author);
        var due = TimeProvider.System.GetUtcNow().UtcDateTime.Date.AddDays(40).AddHours(10);
        await site.PostAsync("/posts/new", new()
        {
            ["Input.Title"] = "Ferry",
            ["Input.Text"] = "The ferry runs again.",
            ["Input.Language"] = "en",
            ["Input.When"] = "at",
            ["Input.Due"] = WallClock.Write(due),
            ["Input.Channels"] = site.ChannelId.ToString(),
            ["Input.Action"] = "save",
        }, "compose");
        var post = await site.InAsync((StoreDb db) => db.Posts.SingleAsync());
        foreach (var view in new[] { "month", "week", "list" })
        {
            var calendar = (await site.GetAsync($"/calendar?view={view}&date={due:yyyy-MM-dd}&channel={site.ChannelId}&state=Draft")).Body;
            calendar.ShouldContain($"/posts/{post.Id}/move?back=");
            calendar.ShouldContain("aria-label=\"Move: Ferry\"");
            (await site.GetAsync($"/calendar?view={view}&date={due:yyyy-MM-dd}&state=Published")).Body.ShouldNotContain("Move: Ferry");
        }

        var back = Uri.EscapeDataString($"?view=week&date={due:yyyy-MM-dd}&state=Draft");
        var to = due.AddDays(8).AddHours(1);
        (await site.PostAsync($"/posts/{post.Id}/move?back={back}", new() { ["Input.Version"] = "1", ["Input.To"] = "" }, "move")).Body.ShouldContain("Choose");
        var moved = await site.PostAsync($"/posts/{post.Id}/move?back={back}", new() { ["Input.Version"] = "1", ["Input.To"] = WallClock.Write(to) }, "move");
        moved.Location!.ShouldContain($"/calendar?view=week&date={to:yyyy-MM-dd}&state=Draft&moved={post.Id}");
        moved.Location.ShouldEndWith($"#post-{post.Id}");
        var there = (await site.GetAsync(moved.Location)).Body;
        there.ShouldContain($"id=\"post-{post.Id}\"");
        there.ShouldContain("Put it back to");
        (await site.GetAsync(moved.Location.Split('#')[0] + "&lang=es")).Body.ShouldContain("Devolverla a");

        var again = await site.PostAsync($"/posts/{post.Id}/move?back={back}", new() { ["Input.Version"] = "2", ["Input.To"] = WallClock.Write(due) }, "move", from: new Uri(moved.Location).PathAndQuery);
        again.Location!.ShouldContain($"date={due:yyyy-MM-dd}");
        (await site.InAsync((StoreDb db) => db.Posts.Select(p => p.DueLocal).SingleAsync())).ShouldBe(WallClock.Write(due));
        (await site.GetAsync("/posts/00000000-0000-0000-0000-000000000001/move")).Status.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }

    private static Task<SaveOutcome> Move(Desk desk, Guid post, DateTime to, int? version = null) => desk.As(desk.Author, async services =>
        await services.GetRequiredService<MovePost>().RunAsync(
            new MoveRequest(post, version ?? await services.GetRequiredService<StoreDb>().Posts.Where(p => p.Id == post).Select(p => p.Version).SingleAsync(), to), CancellationToken.None));
}
