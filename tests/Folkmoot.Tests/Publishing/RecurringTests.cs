// Recurring posts on a real store with real work: each day is made once, ahead of time, and can be left out, changed or paused.
using System.Net;
using Folkmoot.Accounts;
using Folkmoot.Publishing;
using Folkmoot.Publishing.Plan.Recurring;
using Folkmoot.Storage;
using Folkmoot.Tests.Inbox;
using Folkmoot.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Folkmoot.Tests.Publishing;

public sealed class RecurringTests
{
    // The desk's clock stands on Monday, 2 March 2026.
    private static readonly DateOnly Tuesday = new(2026, 3, 3);

    [DatabaseTheory]
    public async Task Each_day_within_the_lead_becomes_a_draft_once_however_many_nodes_look(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var recurring = await ARecurring(desk, assisted: true);
        await Task.WhenAll(Make(desk, recurring, Tuesday), Make(desk, recurring, Tuesday), Make(desk, recurring, Tuesday));
        await LookAndWorkAsync(desk);
        await LookAndWorkAsync(desk);

        var made = await desk.Look(db => db.Posts.Include(p => p.Targets).Where(p => db.PostOccurrences.Any(o => o.PostId == p.Id)).OrderBy(p => p.DueAt).ToListAsync());
        made.Select(p => (p.DueLocal, p.State)).ShouldBe([("2026-03-03T10:00", PostState.Draft), ("2026-03-10T10:00", PostState.Draft)]);
        // Daylight saving began between them.
        made.Select(p => p.DueAt!.Value.UtcDateTime.Hour).ShouldBe([15, 14]);
        made.Select(p => p.Text).ShouldBe(["Market on Tuesday, March 3.", "Market on Tuesday, March 10."]);
        made.ShouldAllBe(p => p.Targets.Count == 2 && p.AuthorId == desk.Author && p.MachineAssisted);
    }

    [DatabaseTheory]
    public async Task What_is_sent_for_approval_by_itself_is_approved_by_nobody_who_wrote_its_words(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var recurring = await ARecurring(desk, submits: true);
        (await Change(desk, recurring, desk.Approver, Role.Author, Role.Approver)).ShouldBeOfType<Outcome.Made>();
        await LookAndWorkAsync(desk);
        await desk.RunJobsAsync();

        var post = await desk.Look(db => db.Posts.Where(p => p.DueLocal == "2026-03-03T10:00" && p.Text.StartsWith("Fair")).SingleAsync());
        post.State.ShouldBe(PostState.InReview);
        (await desk.Approve(post.Id)).ShouldBeOfType<PostBarred>();
        (await desk.Approve(post.Id, desk.Second)).ShouldBeOfType<PostDone>();
        await desk.GoToDueTimeAsync();
        (await desk.StateOf(post.Id)).ShouldBe(PostState.Published);
    }

    [DatabaseTheory]
    public async Task What_is_left_out_deleted_missed_or_paused_is_not_made(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        var recurring = await ARecurring(desk);
        (await Day(desk, recurring, Tuesday, DayChange.Skip)).ShouldBeTrue();
        (await Day(desk, recurring, Tuesday, DayChange.Skip)).ShouldBeFalse();
        (await Day(desk, recurring, Tuesday.AddDays(1), DayChange.Skip)).ShouldBeFalse();
        await LookAndWorkAsync(desk);
        var next = (await desk.Look(db => db.PostOccurrences.Where(o => o.PostId != null).SingleAsync()));
        next.Day.ShouldBe(Tuesday.AddDays(7));
        (await Day(desk, recurring, next.Day, DayChange.Skip)).ShouldBeFalse();
        (await desk.As(desk.Author, s => s.GetRequiredService<DeleteDraft>().RunAsync(next.PostId!.Value, default))).ShouldBeOfType<PostDone>();
        await LookAndWorkAsync(desk);
        (await desk.Look(db => db.PostOccurrences.CountAsync(o => o.PostId != null))).ShouldBe(0);

        (await Day(desk, recurring, Tuesday, DayChange.TakeIn)).ShouldBeTrue();
        (await Day(desk, recurring, null, DayChange.Pause)).ShouldBeTrue();
        await LookAndWorkAsync(desk);
        (await desk.Look(db => db.PostOccurrences.CountAsync(o => o.PostId != null))).ShouldBe(0);
        (await Day(desk, recurring, null, DayChange.GoOn)).ShouldBeTrue();
        await desk.GoToDueTimeAsync();
        (await Make(desk, recurring, Tuesday)).ShouldBeNull();
        (await desk.Look(db => db.PostOccurrences.CountAsync(o => o.PostId != null && o.Day == Tuesday))).ShouldBe(0);
    }

    [DatabaseTheory]
    public async Task One_with_faults_stays_a_draft_and_of_two_changes_the_second_is_refused(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        // Too long for the paper's 300 characters once it is made.
        var recurring = await ARecurring(desk, submits: true, text: new string('a', 400));
        await LookAndWorkAsync(desk);
        await desk.RunJobsAsync();
        (await desk.Look(db => db.Posts.Where(p => db.PostOccurrences.Any(o => o.PostId == p.Id)).Select(p => p.State).ToListAsync())).ShouldAllBe(s => s == PostState.Draft);
        (await desk.Look(db => db.AuditEntries.CountAsync(e => e.Action == "publishing.recurring.not-submitted"))).ShouldBe(2);

        (await Change(desk, recurring, desk.Author)).ShouldBeOfType<Outcome.Made>();
        (await Change(desk, recurring, desk.Author)).ShouldBe(new Outcome.Refused("", "publishing.recurring.changed"));
    }

    [Fact]
    public async Task A_post_is_repeated_and_a_day_left_out_and_made_ahead_on_its_pages()
    {
        await using var site = await DeskSite.OpenAsync(Role.Author);
        (await site.GetAsync("/plan/recurring?lang=es")).Body.ShouldContain("Todavía no hay publicaciones periódicas");
        await site.PostAsync("/posts/new?lang=en", new()
        {
            ["Input.Text"] = "The market is open.",
            ["Input.Language"] = "en",
            ["Input.When"] = "now",
            ["Input.Channels"] = site.ChannelId.ToString(),
            ["Input.Action"] = "save",
        }, "compose");
        var post = await site.InAsync((StoreDb db) => db.Posts.SingleAsync());
        (await site.GetAsync($"/posts/{post.Id}")).Body.ShouldContain($"/posts/{post.Id}/repeat");
        var first = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(30);
        var fields = new Dictionary<string, string>
        {
            ["Input.Name"] = "Market",
            ["Input.Text"] = "Market on {weekday}",
            ["Input.Rhythm"] = "Daily",
            ["Input.Every"] = "1",
            ["Input.Number"] = "1",
            ["Input.From"] = $"{first:yyyy-MM-dd}",
            ["Input.Until"] = $"{first.AddDays(-1):yyyy-MM-dd}",
            ["Input.At"] = "09:30",
            ["Input.LeadDays"] = "2",
        };
        (await site.PostAsync($"/posts/{post.Id}/repeat", fields, "recurring")).Body.ShouldContain("a last day that is not before it");
        fields["Input.Until"] = $"{first.AddDays(5):yyyy-MM-dd}";
        var made = await site.PostAsync($"/posts/{post.Id}/repeat", fields, "recurring");
        var recurring = await site.InAsync((StoreDb db) => db.RecurringPosts.SingleAsync());
        made.Location!.ShouldEndWith($"/plan/recurring/{recurring.Id}");
        var page = $"/plan/recurring/{recurring.Id}";
        (await site.GetAsync(page)).Body.ShouldContain("A draft is made on");

        await site.PostAsync(page, new() { ["Change.Skip"] = $"{first:yyyy-MM-dd}" }, "days");
        (await site.GetAsync($"{page}?lang=es")).Body.ShouldContain("Volver a incluir");
        var ahead = await site.PostAsync(page, new() { ["Change.Make"] = $"{first.AddDays(1):yyyy-MM-dd}" }, "days");
        ahead.Location!.ShouldEndWith("/edit");
        var draft = await site.InAsync((StoreDb db) => db.Posts.SingleAsync(p => p.Id != post.Id));
        (draft.DueLocal, draft.Text).ShouldBe(($"{first.AddDays(1):yyyy-MM-dd}T09:30", $"Market on {first.AddDays(1).DayOfWeek}"));
        fields["Input.Version"] = "1";
        fields["Input.Text"] = "Fair on {weekday}";
        (await site.PostAsync(page, fields, "recurring")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await site.InAsync((StoreDb db) => db.Posts.Where(p => p.Id == draft.Id).Select(p => p.Text).SingleAsync())).ShouldStartWith("Market");
        (await site.GetAsync("/plan/recurring/00000000-0000-0000-0000-000000000001")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await site.GetAsync("/posts/00000000-0000-0000-0000-000000000001/repeat")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    /// <summary>Every Tuesday at ten, of a draft for both channels, made eight days ahead.</summary>
    private static async Task<Guid> ARecurring(Desk desk, bool submits = false, string text = "Market on {weekday}, {day}.", bool assisted = false)
    {
        var post = await desk.ADraft(desk.Draft() with { DueLocal = null });
        await desk.Look(db => db.Posts.Where(p => p.Id == post).ExecuteUpdateAsync(s => s.SetProperty(p => p.MachineAssisted, assisted)));
        return (await desk.As(desk.Author, s => s.GetRequiredService<SaveRecurring>().RunAsync(Input(null, 0, post, text, submits), default))).Required.Id;
    }

    private static Task<Outcome> Change(Desk desk, Guid recurring, Guid person, params Role[] roles) => desk.As(
        person, s => s.GetRequiredService<SaveRecurring>().RunAsync(Input(recurring, 1, null, "Fair on {weekday}.", true), default), roles);

    private static SaveRecurring.Input Input(Guid? id, int version, Guid? post, string text, bool submits) => new(
        id, version, post, "Market", "", text, new Recurrence(Rhythm.Weekly, 1, [DayOfWeek.Tuesday], 1, new(2026, 3, 1), new(2026, 6, 30)), new TimeOnly(10, 0), 8, submits);

    private static Task<Guid?> Make(Desk desk, Guid recurring, DateOnly day) => desk.As(desk.Author, s => s.GetRequiredService<MakeOccurrence>().RunAsync(recurring, day, default));

    private static Task<bool> Day(Desk desk, Guid recurring, DateOnly? day, DayChange change) =>
        desk.As(desk.Author, s => s.GetRequiredService<ChangeDays>().RunAsync(recurring, day, change, default));

    private static async Task LookAndWorkAsync(Desk desk)
    {
        await desk.InHouse(async services =>
        {
            await services.GetRequiredService<FindDueOccurrences>().HandleAsync(new OccurrencesDue(), default);
            return await services.GetRequiredService<StoreDb>().SaveChangesAsync();
        });
        await desk.RunJobsAsync();
    }
}
