// Drafts from feeds on a real store with a real server: each item once, no more than a day may have, and nothing that goes out by itself.
using System.Net;
using Folkmoot.Accounts;
using Folkmoot.Publishing;
using Folkmoot.Publishing.Plan.Feeds;
using Folkmoot.Storage;
using Folkmoot.Tests.Inbox;
using Folkmoot.Tests.Infrastructure;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Folkmoot.Tests.Publishing;

public sealed class FeedDraftTests
{
    private const string Notice = "The Mill Bridge is closed from Monday to Friday. Use the ferry instead.";

    [DatabaseTheory]
    public async Task Each_new_item_becomes_one_draft_and_later_readings_are_conditional(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        await using var server = await FeedServer.StartAsync("Old");
        var feed = await AFeed(desk, server);
        await desk.RunJobsAsync();
        (await Drafts(desk)).ShouldBeEmpty();

        await LookAndWorkAsync(desk);
        server.Put("bridge", "Bridge closed", Notice);
        await LookAndWorkAsync(desk);
        server.Put("bridge", "Bridge closed until further notice", Notice);
        await LookAndWorkAsync(desk);

        var draft = (await Drafts(desk)).ShouldHaveSingleItem();
        (draft.State, draft.DueAt, draft.SubmittedAt, draft.AuthorId, draft.MachineAssisted).ShouldBe((PostState.Draft, null, null, desk.Author, false));
        draft.Text.ShouldBe("Bridge closed\n\nhttps://news.example/bridge");
        draft.Source.ShouldBe($"Bridge closed\n\n{Notice}\n\nhttps://news.example/bridge");
        draft.Targets.Select(t => t.ChannelId).ShouldBe([desk.PaperChannel]);
        server.Asked.Select(a => a.Status).ShouldBe([200, 304, 200, 200]);
        server.Asked[0].ShouldBe((null, null, 200));
        server.Asked.Skip(1).ShouldAllBe(a => a.IfNoneMatch != null && a.IfModifiedSince == "Sun, 01 Mar 2026 08:00:00 GMT");
        var origin = (await desk.As(desk.Author, s => s.GetRequiredService<FindFeeds>().OriginAsync(draft.Id, default))).ShouldNotBeNull();
        (origin.FeedId, origin.Item, origin.Link).ShouldBe((feed, "Bridge closed", "https://news.example/bridge"));

        (await desk.As(desk.Author, s => s.GetRequiredService<DeleteDraft>().RunAsync(draft.Id, default))).ShouldBeOfType<PostDone>();
        server.Put("bridge", "Bridge closed again", Notice);
        await LookAndWorkAsync(desk);
        (await Drafts(desk)).ShouldBeEmpty();
    }

    [DatabaseTheory]
    public async Task However_many_nodes_read_and_draft_each_item_is_one_draft_and_the_day_has_no_more_than_it_may(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        await using var server = await FeedServer.StartAsync("A", "B", "C", "D", "E");
        var feed = await AFeed(desk, server, start: FeedStart.Newest, startCount: 5, perDay: 3);
        await Task.WhenAll(Read(desk, feed), Read(desk, feed), Read(desk, feed));
        (await desk.Look(db => db.FeedEntries.CountAsync())).ShouldBe(5);
        await Task.WhenAll(Make(desk, feed), Make(desk, feed), Make(desk, feed));
        await Make(desk, feed);
        (await Drafts(desk)).Select(p => p.Text[..1]).Order().ShouldBe(["A", "B", "C"]);

        desk.Clock.Advance(TimeSpan.FromDays(1));
        await LookAndWorkAsync(desk);
        (await Drafts(desk)).Select(p => p.Text[..1]).Order().ShouldBe(["A", "B", "C", "D", "E"]);
        (await desk.Look(db => db.FeedEntries.AllAsync(e => e.State == FeedEntryState.Drafted && e.Text == null))).ShouldBeTrue();
    }

    [DatabaseTheory]
    public async Task What_was_read_before_a_crash_is_drafted_after_it(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        await using var server = await FeedServer.StartAsync("A");
        var feed = await AFeed(desk, server, start: FeedStart.Newest);
        await Read(desk, feed);
        // The process ends here, and not even the job is left; the server is gone too.
        await desk.Look(db => db.Jobs.ExecuteDeleteAsync());
        server.Status = 503;
        await LookAndWorkAsync(desk);
        (await Drafts(desk)).ShouldHaveSingleItem().Text.ShouldStartWith("A\n\n");
        await LookAndWorkAsync(desk);
        (await Drafts(desk)).Count.ShouldBe(1);
    }

    [DatabaseTheory]
    public async Task A_feed_that_fails_is_tried_later_and_later_and_its_owner_is_told_once(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        await using var server = await FeedServer.StartAsync("A");
        server.Status = 500;
        var feed = await AFeed(desk, server);
        await desk.RunJobsAsync();
        await LookAsync(desk);
        server.Asked.Count.ShouldBe(1);
        for (var hours = 2; hours <= 64; hours *= 2)
        {
            (await Failing(desk)).Count.ShouldBe(hours > 16 ? 1 : 0, $"before {hours} hours");
            desk.Clock.Advance(TimeSpan.FromHours(hours));
            await LookAsync(desk);
        }

        server.Asked.Count.ShouldBe(7);
        (await desk.Look(db => db.AuditEntries.CountAsync(e => e.Action == "publishing.feed.failing"))).ShouldBe(1);
        (await Stored(desk, feed)).LastError.ShouldNotBeNull();
        server.Status = 0;
        desk.Clock.Advance(TimeSpan.FromDays(2));
        await LookAsync(desk);
        var well = await Stored(desk, feed);
        (well.LastError, well.Failures, well.LastReadAt is not null).ShouldBe((null, 0, true));
        (await Failing(desk)).ShouldBeEmpty();
    }

    [DatabaseTheory]
    public async Task A_feed_that_is_paused_or_removed_makes_nothing_and_an_item_can_be_left_out_and_taken_in(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        await using var server = await FeedServer.StartAsync("A", "B");
        var feed = await AFeed(desk, server);
        await desk.RunJobsAsync();
        (await Change(desk, feed, FeedChange.Pause)).ShouldBeTrue();
        (await Change(desk, feed, FeedChange.Pause)).ShouldBeFalse();
        server.Put("c", "C");
        await LookAndWorkAsync(desk);
        (await Change(desk, feed, FeedChange.Remove)).ShouldBeTrue();
        (await Change(desk, feed, FeedChange.GoOn)).ShouldBeFalse();
        (await Change(desk, feed, FeedChange.BringBack)).ShouldBeTrue();
        await LookAndWorkAsync(desk);
        server.Asked.Count.ShouldBe(1);

        (await Change(desk, feed, FeedChange.GoOn)).ShouldBeTrue();
        await Read(desk, feed);
        var c = await desk.Look(db => db.FeedEntries.Where(e => e.State == FeedEntryState.Waiting).SingleAsync());
        (await Take(desk, c.Id, take: false)).ShouldBeTrue();
        await Make(desk, feed);
        (await Drafts(desk)).ShouldBeEmpty();
        var a = await desk.Look(db => db.FeedEntries.Where(e => e.Title == "A").SingleAsync());
        a.State.ShouldBe(FeedEntryState.Old);
        (await Take(desk, a.Id, take: true)).ShouldBeTrue();
        (await Take(desk, c.Id, take: true)).ShouldBeTrue();
        await Make(desk, feed);
        (await Drafts(desk)).Select(p => p.Text[..1]).Order().ShouldBe(["A", "C"]);
        (await Take(desk, a.Id, take: true)).ShouldBeFalse();
    }

    [DatabaseTheory]
    public async Task The_own_writers_words_are_written_down_as_a_machines_and_what_waits_a_week_is_left(Engine engine)
    {
        await using var desk = await Desk.OpenAsync(engine);
        await using var server = await FeedServer.StartAsync();
        server.Put("bridge", "Bridge closed", Notice);
        server.Put("b", "B");
        var feed = await AFeed(desk, server, FeedWording.OwnWriter, FeedStart.Newest, 2, 1);
        await Read(desk, feed);
        await Make(desk, feed);
        var draft = (await Drafts(desk)).ShouldHaveSingleItem();
        (draft.Title, draft.MachineAssisted).ShouldBe(("Bridge closed", true));
        draft.Text.ShouldBe($"{Notice}\n\nhttps://news.example/bridge");
        var proposal = await desk.Look(db => db.Proposals.SingleAsync());
        (proposal.SubjectId, proposal.PersonId).ShouldBe((draft.Id, desk.Author));
        (await desk.Look(db => db.Decisions.CountAsync(d => d.SubjectId == proposal.Id))).ShouldBe(1);

        desk.Clock.Advance(FeedRules.Patience + TimeSpan.FromHours(1));
        await Make(desk, feed);
        (await desk.Look(db => db.FeedEntries.Where(e => e.Title == "B").Select(e => e.State).SingleAsync())).ShouldBe(FeedEntryState.TooLate);
        (await Drafts(desk)).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://[::1]:8080/feed")]
    [InlineData(null)]
    public async Task A_feed_inside_the_house_is_never_called(string? address)
    {
        await using var server = await FeedServer.StartAsync("Secret");
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite, null, "--Networks:AllowPrivateAddresses:0=198.51.100.1:1");
        var agency = await house.AnAgencyAsync();
        var seen = await house.InAsync(agency, (CheckFeed check) => check.RunAsync(null, address ?? server.Address, FeedWording.HeadlineAndLink, "en", [], default));
        seen.ShouldBeOfType<FeedBroken>().Reason.Key.ShouldBe("networks.http.private");
        server.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_feed_is_looked_at_added_paused_and_brought_back_on_its_pages()
    {
        await using var site = await DeskSite.OpenAsync(Role.Author);
        await using var server = await FeedServer.StartAsync("Library open");
        (await site.GetAsync("/plan/feeds?lang=es")).Body.ShouldContain("Todavía no hay fuentes");
        var fields = new Dictionary<string, string>
        {
            ["Input.Name"] = "City news",
            ["Input.Address"] = server.Address,
            ["Input.Channels"] = site.ChannelId.ToString(),
            ["Input.Wording"] = "HeadlineAndLink",
            ["Input.Language"] = "en",
            ["Input.PerDay"] = "2",
            ["Input.Start"] = "Newest",
            ["Input.StartCount"] = "1",
            ["Input.Action"] = "check",
        };
        var looked = await site.PostAsync("/plan/feeds/new?lang=en", fields, "feed");
        looked.Body.ShouldContain("Items in it: 1.");
        looked.Body.ShouldContain("https://news.example/library%20open");
        (await site.InAsync((StoreDb db) => db.PostFeeds.CountAsync())).ShouldBe(0);
        fields["Input.Action"] = "save";
        fields["Input.PerDay"] = "21";
        (await site.PostAsync("/plan/feeds/new", fields, "feed")).Body.ShouldContain("Choose a whole number from 1 to 20.");
        fields["Input.PerDay"] = "2";
        var made = await site.PostAsync("/plan/feeds/new", fields, "feed");
        var feed = await site.InAsync((StoreDb db) => db.PostFeeds.SingleAsync());
        var page = $"/plan/feeds/{feed.Id}";
        made.Location!.ShouldEndWith(page);

        await site.InAsync((ReadFeed read) => read.HandleAsync(new FeedDue(feed.Id), default));
        await site.InAsync((MakeFeedDrafts make) => make.HandleAsync(new FeedDraftsDue(feed.Id), default));
        var post = await site.InAsync((StoreDb db) => db.Posts.SingleAsync());
        (await site.GetAsync(page)).Body.ShouldContain($"/posts/{post.Id}");
        (await site.GetAsync($"/posts/{post.Id}")).Body.ShouldContain("Made from the feed");
        (await site.PostAsync(page, new() { ["Change.Do"] = "check" }, "change")).Body.ShouldContain("A draft was made");
        await site.PostAsync(page, new() { ["Change.Do"] = "Pause" }, "change");
        (await site.GetAsync("/plan/feeds")).Body.ShouldContain("Paused");
        (await site.PostAsync(page, new() { ["Change.Do"] = "Remove" }, "change")).Location!.ShouldEndWith("/plan/feeds");
        (await site.GetAsync(page)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await site.PostAsync("/plan/feeds", new() { ["Change.Id"] = feed.Id.ToString() }, "back")).Location!.ShouldEndWith(page);
        (await site.GetAsync(page)).Status.ShouldBe(HttpStatusCode.OK);
        (await site.InAsync((StoreDb db) => db.AuditEntries.Where(a => a.Action.StartsWith("publishing.feed.")).OrderBy(a => a.Sequence).Select(a => a.Action).ToListAsync()))
            .ShouldBe(["publishing.feed.added", "publishing.feed.paused", "publishing.feed.removed", "publishing.feed.brought-back"]);
    }

    private static async Task<Guid> AFeed(
        Desk desk, FeedServer server, FeedWording wording = FeedWording.HeadlineAndLink, FeedStart start = FeedStart.OnlyNew, int startCount = 1, int perDay = 5) =>
        (await desk.As(desk.Author, s => s.GetRequiredService<SaveFeed>().RunAsync(
            new(null, 0, "News", server.Address, [desk.PaperChannel], null, null, [], "en", wording, perDay, start, startCount), default))).Required.Id;

    private static Task<List<Post>> Drafts(Desk desk) => desk.Look(db => db.Posts.AsNoTracking().Include(p => p.Targets).OrderBy(p => p.CreatedAt).ToListAsync());

    private static Task<PostFeed> Stored(Desk desk, Guid feed) => desk.Look(db => db.PostFeeds.AsNoTracking().SingleAsync(f => f.Id == feed));

    private static Task<Next> Read(Desk desk, Guid feed) => desk.As(desk.Author, s => s.GetRequiredService<ReadFeed>().HandleAsync(new FeedDue(feed), default));

    private static Task<Next> Make(Desk desk, Guid feed) => desk.As(desk.Author, s => s.GetRequiredService<MakeFeedDrafts>().HandleAsync(new FeedDraftsDue(feed), default));

    private static Task<bool> Change(Desk desk, Guid feed, FeedChange change) => desk.As(desk.Author, s => s.GetRequiredService<ChangeFeed>().RunAsync(feed, change, default));

    private static Task<bool> Take(Desk desk, Guid entry, bool take) => desk.As(desk.Author, s => s.GetRequiredService<ChangeEntry>().RunAsync(entry, take, default));

    private static Task<IReadOnlyList<PostFeed>> Failing(Desk desk) => desk.As(desk.Author, s => s.GetRequiredService<FindFeeds>().FailingAsync(desk.Author, default));

    /// <summary>Half an hour later the house looks for feeds that are due.</summary>
    private static Task LookAndWorkAsync(Desk desk)
    {
        desk.Clock.Advance(FeedRules.Every + TimeSpan.FromMinutes(1));
        return LookAsync(desk);
    }

    private static async Task LookAsync(Desk desk)
    {
        await desk.InHouse(async services =>
        {
            await services.GetRequiredService<FindDueFeeds>().HandleAsync(new FeedsDue(), default);
            return await services.GetRequiredService<StoreDb>().SaveChangesAsync();
        });
        await desk.RunJobsAsync();
    }
}
