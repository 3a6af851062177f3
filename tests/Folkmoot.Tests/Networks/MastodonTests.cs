// The contract on Mastodon, and what is Mastodon's own: the key, limits that the server tells, images that take time, answers, the inbox.
using System.Globalization;
using System.Text.Json.Nodes;
using Folkmoot.Networks;
using Folkmoot.Networks.Sandbox;

namespace Folkmoot.Tests.Networks;

public sealed class MastodonTests : NetworkContract
{
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 8, 0, 0, TimeSpan.Zero);

    private MastodonFarEnd? _farEnd;

    private MastodonFarEnd Server => _farEnd ?? throw new InvalidOperationException("Not started.");

    private protected override INetwork Network => Host["mastodon"];

    private protected override Account Account => AccountAt(Server.Url);

    private protected override Uri FarEnd => Server.Url;

    private protected override IReadOnlyList<string> Received => [.. Server.Statuses.Select(status => (string?)status["text"] ?? "")];

    public override async Task InitializeAsync() => _farEnd = await FarEnds.StartAsync<MastodonFarEnd>();

    public override async Task DisposeAsync()
    {
        await Server.DisposeAsync();
        await base.DisposeAsync();
    }

    private protected override Account AccountAt(Uri address) => NetworkHost.Account(("server", address.AbsoluteUri), ("token", MastodonFarEnd.Token));

    private protected override void Fail(params SandboxFault[] faults) => Server.Fail(faults);

    [Fact]
    public async Task After_the_server_has_forgotten_the_key_the_post_is_found_among_our_own()
    {
        var (key, post, since) = (Content.Key(), Content.Post("Long ago https://city.gov/a"), TimeProvider.System.GetUtcNow());
        Fail(new SandboxFault(SandboxFaultKind.CutAfterAccept));
        (await Network.SendAsync(Account, post, key, default)).ShouldBeOfType<Unknown>();
        Server.ForgetKeys();
        for (int i = 0; i < 90; i++)
        {
            await SendAsync(Content.Post($"Number {i}"));
        }

        (await Network.FindAsync(Account, post, key, since, default)).ShouldBeOfType<Found>().Url.ShouldNotBeNull();
    }

    [Fact]
    public async Task The_same_words_of_long_ago_are_another_post()
    {
        await SendAsync(Content.Post("Good morning"));
        Server.Statuses[0]["created_at"] = "2026-01-01T00:00:00.000Z";

        (await Network.FindAsync(Account, Content.Post("Good morning"), Content.Key(), TimeProvider.System.GetUtcNow(), default)).ShouldBeOfType<NotFound>();
    }

    [Fact]
    public async Task The_same_words_with_another_number_of_images_are_another_post()
    {
        var since = TimeProvider.System.GetUtcNow();
        await SendAsync(Content.Post("Good morning", Content.Image()));

        (await Network.FindAsync(Account, Content.Post("Good morning"), Content.Key(), since, default)).ShouldBeOfType<NotFound>();
    }

    [Fact]
    public async Task A_search_that_fails_cannot_tell()
    {
        Fail(new SandboxFault(SandboxFaultKind.Status, On: "find", Status: 500));

        (await Network.FindAsync(Account, Content.Post(), Content.Key(), TimeProvider.System.GetUtcNow(), default)).ShouldBeOfType<CannotTell>().Forever.ShouldBeFalse();
    }

    [Fact]
    public async Task The_servers_own_limit_holds_in_both_directions()
    {
        Server.TextMax = 1000;
        (await SendAsync(Content.Post(new string('x', 900)))).ShouldBeOfType<Sent>();

        await using var other = await FarEnds.StartAsync<MastodonFarEnd>();
        other.TextMax = 100;
        var refused = (await Network.SendAsync(AccountAt(other.Url), Content.Post(new string('x', 101)), Content.Key(), default)).ShouldBeOfType<Refused>();
        refused.Reason.ToString().ShouldContain("1 of 100");
        other.Statuses.ShouldBeEmpty();
        other.Calls.ShouldNotContain("POST /api/v1/statuses");
    }

    [Fact]
    public async Task A_server_that_tells_no_limits_is_taken_to_have_the_usual_ones()
    {
        Server.TellsLimits = false;

        (await SendAsync(Content.Post(new string('x', 500)))).ShouldBeOfType<Sent>();
        (await SendAsync(Content.Post(new string('x', 501)))).ShouldBeOfType<Refused>();
    }

    [Fact]
    public async Task Images_arrive_with_their_descriptions_and_are_waited_for()
    {
        Server.Processing = 1;

        (await SendAsync(Content.Post("Two images", Content.Image("El puente al amanecer ñ 🌉"), Content.Image("Two\nlines")))).ShouldBeOfType<Sent>();

        Server.Media.Values.ShouldBe([("image/png", "El puente al amanecer ñ 🌉"), ("image/png", "Two\nlines")]);
        Server.Statuses.Single()["media_attachments"]!.AsArray().Count.ShouldBe(2);
        Server.Calls.Count(call => call.StartsWith("GET /api/v1/media/", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Theory]
    [InlineData(50, 50, "0,0")]
    [InlineData(0, 0, "-1,1")]
    [InlineData(100, 100, "1,-1")]
    [InlineData(20, 33, "-0.6,0.34")]
    public async Task A_focal_point_is_told_from_the_middle_and_upwards(int fromLeft, int fromTop, string told)
    {
        (await SendAsync(Content.Post("A tall image", Content.Image("Tower") with { Focus = new FocalPoint(fromLeft, fromTop) }, Content.Image("Bridge")))).ShouldBeOfType<Sent>();
        Server.Focus.ShouldBe([told]);
    }

    [Fact]
    public async Task Trouble_with_an_image_is_busy_and_never_unknown()
    {
        SandboxFaultKind[] kinds = [SandboxFaultKind.CutAfterAccept, SandboxFaultKind.Garbage, SandboxFaultKind.CutInResponse, SandboxFaultKind.Status];
        foreach (var kind in kinds)
        {
            Fail(new SandboxFault(kind, On: "upload", Status: 500));
            (await SendAsync(Content.Post("With an image", Content.Image()))).ShouldBeOfType<Busy>(kind.ToString());
        }

        Received.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_post_is_public_and_has_its_main_language()
    {
        (await SendAsync(Content.Post() with { Languages = ["es-MX", "en"] })).ShouldBeOfType<Sent>();

        ((string?)Server.Statuses.Single()["language"], (string?)Server.Statuses.Single()["visibility"]).ShouldBe(("es", "public"));
    }

    [Theory]
    [InlineData("public")]
    [InlineData("unlisted")]
    [InlineData("direct")]
    [InlineData("of another version", "direct")]
    public async Task An_answer_names_the_asker_and_is_seen_by_no_more_people_than_the_question(string visibility, string? expected = null)
    {
        Others("55", visibility);

        (await SendAsync(Content.Post("On Friday.") with { ReplyTo = new("55", null, "55", null) })).ShouldBeOfType<Sent>();

        var status = Server.Statuses.Single();
        ((string?)status["text"], (string?)status["in_reply_to_id"], (string?)status["visibility"]).ShouldBe(("@ana@far.social On Friday.", "55", expected ?? visibility));
    }

    [Fact]
    public async Task A_part_of_a_thread_names_nobody_and_is_found_beneath_the_one_above()
    {
        var (key, since) = (Content.Key(), TimeProvider.System.GetUtcNow());
        var above = (await SendAsync(Content.Post("The same words"))).ShouldBeOfType<Sent>().ExternalId;
        var part = Content.Post("The same words") with { ReplyTo = new(above, null, above, null), Continues = true };
        (await Network.FindAsync(Account, part, key, since, default)).ShouldBeOfType<NotFound>();

        (await Network.SendAsync(Account, part, key, default)).ShouldBeOfType<Sent>();

        var status = Server.Statuses[^1];
        ((string?)status["text"], (string?)status["in_reply_to_id"], (string?)status["visibility"]).ShouldBe(("The same words", above, "public"));
        (await Network.FindAsync(Account, part, key, since, default)).ShouldBeOfType<Found>();
    }

    [Fact]
    public async Task An_answer_that_arrived_is_found_with_the_name_in_it()
    {
        Others("55", "public");
        var (key, post, since) = (Content.Key(), Content.Post("On Friday.") with { ReplyTo = new("55", null, "55", null) }, TimeProvider.System.GetUtcNow());
        Fail(new SandboxFault(SandboxFaultKind.CutAfterAccept));
        (await Network.SendAsync(Account, post, key, default)).ShouldBeOfType<Unknown>();

        (await Network.FindAsync(Account, post, key, since, default)).ShouldBeOfType<Found>();
    }

    [Fact]
    public async Task An_answer_to_a_post_that_is_gone_says_so() =>
        (await SendAsync(Content.Post("Yes") with { ReplyTo = new("404", null, "404", null) })).ShouldBeOfType<Refused>().Reason.ToString().ShouldContain("no longer");

    [Theory]
    [InlineData("server", "")]
    [InlineData("server", "not a server")]
    [InlineData("server", "https://user:pw@city.social")]
    [InlineData("server", "https://city.social/@city")]
    [InlineData("token", " ")]
    [InlineData("token", "two words")]
    [InlineData("token", "wrong-token")]
    public async Task A_wrong_setting_is_named(string field, string value)
    {
        var account = new Account(Guid.Empty, new Dictionary<string, string>(Account.Settings) { [field] = value });

        (await Network.CheckAsync(account, default)).ShouldBeOfType<Broken>().Field.ShouldBe(field);
    }

    [Fact]
    public async Task An_address_without_a_Mastodon_server_is_named()
    {
        await using var other = await FarEnds.StartAsync<BareFarEnd>();

        (await Network.CheckAsync(AccountAt(other.Url), default)).ShouldBeOfType<Broken>().Field.ShouldBe("server");
    }

    [Fact]
    public async Task A_token_is_never_sent_in_the_clear_to_a_public_server()
    {
        await using var strict = new NetworkHost(allow: "nothing:1");

        (await strict["mastodon"].CheckAsync(NetworkHost.Account(("server", "http://city.social"), ("token", "x")), default)).ShouldBeOfType<Broken>().Field.ShouldBe("server");
    }

    [Fact]
    public async Task Answers_mentions_messages_and_quotes_come_oldest_first()
    {
        Say(1, "mention", "public", replyTo: "7");
        Say(2, "mention", "public");
        Say(3, "mention", "direct");
        Say(4, "quote", "public");
        Say(5, "favourite", "public");

        var page = (await Network.ReadAsync(Account, null, default)).ShouldBeOfType<ReadPage>();

        page.Items.Select(item => item.Kind).ShouldBe([IncomingKind.Reply, IncomingKind.Mention, IncomingKind.Message, IncomingKind.Quote]);
        var first = page.Items[0];
        first.Text.ShouldBe("@city When does the pool open? ¿Cuándo?");
        first.Author.ShouldBe(new("900", "ana@far.social", "Ana"));
        (first.ReplyToId, first.RootId, first.Language, first.Url, first.At).ShouldBe(("41", "41", "es", "https://far.social/@ana/1001", Start.AddMinutes(1)));
        JsonNode.Parse(first.Raw)!["status"].ShouldNotBeNull();
        (page.Cursor, page.More).ShouldBe(("4", false));
    }

    [Fact]
    public async Task A_huge_backlog_comes_in_full_and_in_order_while_more_arrives()
    {
        Say(1, "mention", "public");
        var cursor = (await Network.ReadAsync(Account, null, default)).ShouldBeOfType<ReadPage>().Cursor;
        for (int i = 2; i <= 250; i++)
        {
            Say(i, "mention", "public");
        }

        var read = new List<string>();
        for (bool more = true; more;)
        {
            var page = (await Network.ReadAsync(Account, cursor, default)).ShouldBeOfType<ReadPage>();
            read.AddRange(page.Items.Select(item => item.ExternalId));
            (cursor, more) = (page.Cursor, page.More);
            if (read.Count == 80)
            {
                Say(251, "mention", "public");
            }
        }

        read.ShouldBe(Enumerable.Range(2, 250).Select(i => (1000 + i).ToString(CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task Nothing_new_keeps_the_mark_and_an_empty_inbox_gets_one()
    {
        (await Network.ReadAsync(Account, null, default)).ShouldBeOfType<ReadPage>().Cursor.ShouldBe("0");
        Say(1, "mention", "public");
        var page = (await Network.ReadAsync(Account, "0", default)).ShouldBeOfType<ReadPage>();
        page.Items.Count.ShouldBe(1);

        (await Network.ReadAsync(Account, page.Cursor, default)).ShouldBeOfType<ReadPage>().Cursor.ShouldBeNull();
    }

    [Fact]
    public async Task Broken_notifications_are_left_out_and_harm_nothing()
    {
        Say(1, "mention", "public");
        Server.Notifications.Add(new JsonObject { ["id"] = "2", ["type"] = "mention", ["status"] = null });
        Server.Notifications.Add(new JsonObject { ["id"] = "3", ["type"] = "mention", ["status"] = new JsonObject { ["id"] = 7 } });

        (await Network.ReadAsync(Account, null, default)).ShouldBeOfType<ReadPage>().Items.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_revoked_token_is_told_apart_from_a_failure()
    {
        var account = NetworkHost.Account(("server", Server.Url.AbsoluteUri), ("token", "revoked"));
        (await Network.ReadAsync(account, null, default)).ShouldBeOfType<ReadFailed>().CredentialsRefused.ShouldBeTrue();

        Fail(new SandboxFault(SandboxFaultKind.Status, On: "notifications", Status: 500));
        (await Network.ReadAsync(Account, null, default)).ShouldBeOfType<ReadFailed>().CredentialsRefused.ShouldBeFalse();
    }

    private void Others(string id, string visibility) => Server.Others[id] = new JsonObject
    {
        ["id"] = id,
        ["visibility"] = visibility,
        ["account"] = new JsonObject { ["id"] = "900", ["acct"] = "ana@far.social" },
    };

    private void Say(int number, string type, string visibility, string? replyTo = null) => Server.Notifications.Add(new JsonObject
    {
        ["id"] = number.ToString(CultureInfo.InvariantCulture),
        ["type"] = type,
        ["status"] = new JsonObject
        {
            ["id"] = (1000 + number).ToString(CultureInfo.InvariantCulture),
            ["url"] = $"https://far.social/@ana/{1000 + number}",
            ["created_at"] = Start.AddMinutes(number).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
            ["content"] = "<p><span class=\"h-card\"><a href=\"https://city.social/@city\">@<span>city</span></a></span> When does the pool open? &iquest;Cu&aacute;ndo?</p>",
            ["spoiler_text"] = "",
            ["visibility"] = visibility,
            ["language"] = "es",
            ["in_reply_to_id"] = replyTo is null ? null : "41",
            ["in_reply_to_account_id"] = replyTo,
            ["account"] = new JsonObject { ["id"] = "900", ["username"] = "ana", ["acct"] = "ana@far.social", ["display_name"] = "Ana" },
        },
    });
}
