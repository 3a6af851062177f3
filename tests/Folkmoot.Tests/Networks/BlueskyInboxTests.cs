// Reading Bluesky's notifications: nothing is lost however many there are, and the cursor only moves over what was handed out.
using System.Globalization;
using System.Text.Json.Nodes;
using Folkmoot.Networks;
using Folkmoot.Networks.Sandbox;

namespace Folkmoot.Tests.Networks;

public sealed class BlueskyInboxTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 8, 0, 0, TimeSpan.Zero);

    private NetworkHost Host { get; } = new();
    private BlueskyFarEnd? _farEnd;

    private BlueskyFarEnd Server => _farEnd ?? throw new InvalidOperationException("Not started.");

    public async Task InitializeAsync() => _farEnd = await BlueskyFarEnd.StartAsync();

    public async Task DisposeAsync()
    {
        await Server.DisposeAsync();
        await Host.DisposeAsync();
    }

    [Fact]
    public async Task Replies_mentions_and_quotes_come_oldest_first_with_their_thread()
    {
        Say(2, "mention");
        Say(1, "reply", root: "at://did:plc:city/app.bsky.feed.post/3root", parent: "at://did:plc:city/app.bsky.feed.post/3parent");
        Say(3, "quote");
        Say(4, "like");

        var page = await ReadAsync(null);

        page.More.ShouldBeFalse();
        page.Items.Select(item => item.Kind).ShouldBe([IncomingKind.Reply, IncomingKind.Mention, IncomingKind.Quote]);
        var reply = page.Items[0];
        reply.ReplyToId.ShouldBe("at://did:plc:city/app.bsky.feed.post/3parent");
        reply.RootId.ShouldBe("at://did:plc:city/app.bsky.feed.post/3root");
        reply.RootRevision.ShouldBe("root-cid");
        reply.Revision.ShouldBe("cid-1");
        reply.Language.ShouldBe("es");
        reply.Author.ShouldBe(new("did:plc:resident", "resident.test", "A resident"));
        reply.Url.ShouldBe("https://bsky.app/profile/resident.test/post/3post1");
        reply.At.ShouldBe(Start.AddMinutes(1));
        JsonNode.Parse(reply.Raw)!["cid"].ShouldNotBeNull();
        page.Items[1].RootId.ShouldBe(page.Items[1].ExternalId);
    }

    [Fact]
    public async Task Nothing_new_gives_no_item_after_the_overlap_and_keeps_the_mark()
    {
        Say(1, "reply");
        var first = await ReadAsync(null);

        var second = await ReadAsync(first.Cursor);

        second.Cursor.ShouldBe(first.Cursor);
        second.More.ShouldBeFalse();
    }

    [Fact]
    public async Task A_huge_backlog_comes_in_full_while_more_arrives()
    {
        Server.PageSize = 10;
        Say(0, "reply");
        var cursor = (await ReadAsync(null)).Cursor;
        var wanted = Enumerable.Range(1, 237).ToHashSet();
        foreach (int number in wanted)
        {
            Say(number, "reply");
        }

        var read = new HashSet<string>();
        bool more = true;
        for (int rounds = 0; more && rounds < 100; rounds++)
        {
            var page = await ReadAsync(cursor);
            read.UnionWith(page.Items.Select(item => item.Text));
            (cursor, more) = (page.Cursor, page.More);
            if (rounds is 1 or 2)
            {
                Say(1000 + rounds, "mention");
                wanted.Add(1000 + rounds);
            }
        }

        read.UnionWith((await ReadAsync(cursor)).Items.Select(item => item.Text));
        wanted.Select(number => $"Post {number}").Where(text => !read.Contains(text)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_walk_that_is_cut_goes_on_where_it_was()
    {
        Server.PageSize = 10;
        Say(0, "reply");
        var cursor = (await ReadAsync(null)).Cursor;
        for (int number = 1; number <= 90; number++)
        {
            Say(number, "reply");
        }

        var first = await ReadAsync(cursor);
        first.More.ShouldBeTrue();
        Server.Fail(new SandboxFault(SandboxFaultKind.CutAfterBody, On: "app.bsky.notification.listNotifications"));
        (await ReadOutcomeAsync(first.Cursor)).ShouldBeOfType<ReadFailed>().CredentialsRefused.ShouldBeFalse();
        var rest = await ReadAsync(first.Cursor);

        first.Items.Concat(rest.Items).Select(item => item.Text).Distinct().Count().ShouldBeGreaterThanOrEqualTo(90);
    }

    [Fact]
    public async Task An_item_that_its_writers_clock_dated_back_is_still_heard()
    {
        Say(60, "reply");
        var cursor = (await ReadAsync(null)).Cursor;
        Say(50, "reply");

        (await ReadAsync(cursor)).Items.ShouldContain(item => item.Text == "Post 50");
    }

    [Fact]
    public async Task A_post_that_answers_and_mentions_us_is_one_answer()
    {
        Say(1, "mention");
        Say(1, "reply");

        (await ReadAsync(null)).Items.ShouldHaveSingleItem().Kind.ShouldBe(IncomingKind.Reply);
    }

    [Fact]
    public async Task A_mention_in_an_answer_to_us_is_an_answer()
    {
        Say(1, "mention", root: "at://did:plc:other/app.bsky.feed.post/3root", parent: $"at://{BlueskyFarEnd.Did}/app.bsky.feed.post/3parent");
        Say(2, "mention", root: $"at://{BlueskyFarEnd.Did}/app.bsky.feed.post/3root", parent: "at://did:plc:other/app.bsky.feed.post/3parent");

        (await ReadAsync(null)).Items.Select(item => item.Kind).ShouldBe([IncomingKind.Reply, IncomingKind.Mention]);
    }

    [Fact]
    public async Task Records_that_break_their_lexicon_are_left_out_and_harm_nothing()
    {
        Say(1, "reply");
        Server.Notifications.Add(new JsonObject { ["uri"] = "at://did:plc:x/y/z", ["reason"] = "reply", ["indexedAt"] = "2026-11-01T08:30:00.000Z" });
        Server.Notifications.Add(new JsonObject { ["reason"] = "reply", ["indexedAt"] = "2026-11-01T08:31:00.000Z", ["record"] = new JsonObject { ["text"] = 7 } });

        (await ReadAsync(null)).Items.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_revoked_password_is_told_apart_from_a_failure()
    {
        Server.PasswordRevoked = true;

        (await ReadOutcomeAsync(null)).ShouldBeOfType<ReadFailed>().CredentialsRefused.ShouldBeTrue();
    }

    private async Task<ReadPage> ReadAsync(string? cursor) => (await ReadOutcomeAsync(cursor)).ShouldBeOfType<ReadPage>();

    private Task<ReadOutcome> ReadOutcomeAsync(string? cursor) => Host["bluesky"].ReadAsync(
        NetworkHost.Account(("service", Server.Url.AbsoluteUri), ("handle", BlueskyFarEnd.Handle), ("password", BlueskyFarEnd.Password)), cursor, default);

    private void Say(int number, string reason, string? root = null, string? parent = null) => Server.Notifications.Add(new JsonObject
    {
        ["uri"] = $"at://did:plc:resident/app.bsky.feed.post/3post{number}",
        ["cid"] = $"cid-{number}",
        ["author"] = new JsonObject { ["did"] = "did:plc:resident", ["handle"] = "resident.test", ["displayName"] = "A resident" },
        ["reason"] = reason,
        ["record"] = new JsonObject
        {
            ["$type"] = "app.bsky.feed.post",
            ["text"] = $"Post {number}",
            ["langs"] = new JsonArray("es"),
            ["reply"] = root is null ? null : new JsonObject
            {
                ["root"] = new JsonObject { ["uri"] = root, ["cid"] = "root-cid" },
                ["parent"] = new JsonObject { ["uri"] = parent, ["cid"] = "parent-cid" },
            },
        },
        ["isRead"] = false,
        ["indexedAt"] = Start.AddMinutes(number).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
    });
}
