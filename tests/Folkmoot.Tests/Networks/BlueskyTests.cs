// The contract on Bluesky, and what is Bluesky's own: sessions, facets, images, answers.
using System.Text;
using System.Text.Json.Nodes;
using Folkmoot.Networks;
using Folkmoot.Networks.Bluesky;
using Folkmoot.Networks.Sandbox;

namespace Folkmoot.Tests.Networks;

public sealed class BlueskyTests : NetworkContract
{
    private BlueskyFarEnd? _farEnd;

    private BlueskyFarEnd Server => _farEnd ?? throw new InvalidOperationException("Not started.");

    private protected override INetwork Network => Host["bluesky"];

    private protected override Account Account => AccountAt(Server.Url);

    private protected override Uri FarEnd => Server.Url;

    private protected override IReadOnlyList<string> Received => [.. Server.Records.Values.Select(record => (string?)record["text"] ?? "")];

    public override async Task InitializeAsync() => _farEnd = await BlueskyFarEnd.StartAsync();

    public override async Task DisposeAsync()
    {
        await Server.DisposeAsync();
        await base.DisposeAsync();
    }

    private protected override Account AccountAt(Uri address) =>
        NetworkHost.Account(("service", address.AbsoluteUri), ("handle", BlueskyFarEnd.Handle), ("password", BlueskyFarEnd.Password));

    private protected override void Fail(params SandboxFault[] faults) => Server.Fail(faults);

    [Fact]
    public async Task A_session_is_kept_and_used_again()
    {
        var account = Account;

        await Network.SendAsync(account, Content.Post("One"), Content.Key(), default);
        await Network.SendAsync(account, Content.Post("Two"), Content.Key(), default);

        account.Changed.ShouldBeTrue();
        account["did"].ShouldBe(BlueskyFarEnd.Did);
        Server.Calls.Count(call => call.EndsWith("createSession", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task An_expired_token_is_renewed_once_and_the_post_arrives()
    {
        var account = Account;
        await Network.SendAsync(account, Content.Post("One"), Content.Key(), default);
        Server.Expire();

        (await Network.SendAsync(account, Content.Post("Two"), Content.Key(), default)).ShouldBeOfType<Sent>();

        Received.ShouldBe(["One", "Two"]);
        Server.Calls.Count(call => call.EndsWith("createSession", StringComparison.Ordinal)).ShouldBe(1);
        Server.Calls.Count(call => call.EndsWith("refreshSession", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_session_that_is_over_is_made_anew_with_the_password()
    {
        var account = Account;
        await Network.SendAsync(account, Content.Post("One"), Content.Key(), default);
        Server.Expire(refreshToo: true);

        (await Network.SendAsync(account, Content.Post("Two"), Content.Key(), default)).ShouldBeOfType<Sent>();

        Server.Calls.Count(call => call.EndsWith("createSession", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public async Task A_revoked_password_is_refused_with_what_to_do()
    {
        var account = Account;
        await Network.SendAsync(account, Content.Post("One"), Content.Key(), default);
        Server.Expire(refreshToo: true);
        Server.PasswordRevoked = true;

        var refused = (await Network.SendAsync(account, Content.Post("Two"), Content.Key(), default)).ShouldBeOfType<Refused>();
        var broken = (await Network.CheckAsync(account, default)).ShouldBeOfType<Broken>();

        refused.Field.ShouldBe("password");
        refused.Reason.ToString().ShouldContain("app password");
        broken.Field.ShouldBe("password");
        Received.ShouldBe(["One"]);
    }

    [Fact]
    public async Task A_changed_handle_never_posts_with_the_session_of_the_old_one()
    {
        var account = Account;
        await Network.SendAsync(account, Content.Post("One"), Content.Key(), default);
        var changed = new Account(account.Id, new Dictionary<string, string>(account.Settings) { ["handle"] = "other.test" });

        (await Network.SendAsync(changed, Content.Post("Two"), Content.Key(), default)).ShouldBeOfType<Refused>().Field.ShouldBe("password");

        Received.ShouldBe(["One"]);
    }

    [Fact]
    public async Task Trouble_before_the_post_itself_is_busy_and_never_unknown()
    {
        SandboxFaultKind[] kinds = [SandboxFaultKind.CutAfterAccept, SandboxFaultKind.Garbage, SandboxFaultKind.CutInResponse, SandboxFaultKind.Status];
        foreach (var kind in kinds)
        {
            foreach (var step in (string[])["session", "upload"])
            {
                Fail(new SandboxFault(kind, On: step, Status: 500));
                (await SendAsync(Content.Post("With an image", Content.Image()))).ShouldBeOfType<Busy>($"{kind} at {step}");
            }
        }

        Received.ShouldBeEmpty();
    }

    [Fact]
    public async Task Another_post_under_the_same_key_is_never_taken_for_ours()
    {
        var key = Content.Key();
        await Network.SendAsync(Account, Content.Post("Theirs"), key, default);

        (await Network.SendAsync(Account, Content.Post("Ours"), key, default)).ShouldBeOfType<Refused>();
        (await Network.FindAsync(Account, Content.Post("Ours"), key, TimeProvider.System.GetUtcNow(), default)).ShouldBeOfType<NotFound>();
    }

    [Fact]
    public async Task Links_mentions_and_tags_are_marked_by_bytes()
    {
        const string Text = "Añadido ñ 🌉: example.gov, @resident.test and @nobody.test #puenteÑ";

        (await SendAsync(Content.Post(Text))).ShouldBeOfType<Sent>();

        var bytes = Encoding.UTF8.GetBytes(Text);
        var facets = Server.Records.Values.Single()["facets"]!.AsArray();
        facets.Select(facet => Encoding.UTF8.GetString(bytes.AsSpan((int)facet!["index"]!["byteStart"]!, (int)facet["index"]!["byteEnd"]! - (int)facet["index"]!["byteStart"]!)))
            .ShouldBe(["example.gov", "@resident.test", "#puenteÑ"]);
        facets.Select(facet => facet!["features"]![0]!).Select(feature => (string?)(feature["uri"] ?? feature["did"] ?? feature["tag"]))
            .ShouldBe(["https://example.gov", "did:plc:resident", "puenteÑ"]);
    }

    [Fact]
    public async Task Images_carry_description_and_proportions_and_languages_are_at_most_three()
    {
        var post = Content.Post("Two images", Content.Image("One"), Content.Image("Two") with { Width = 1600, Height = 900 }) with { Languages = ["en", "es", "fr", "de"] };

        (await SendAsync(post)).ShouldBeOfType<Sent>();

        var record = Server.Records.Values.Single();
        record["embed"]!["images"]!.AsArray().Select(image => (string?)image!["alt"]).ShouldBe(["One", "Two"]);
        ((int)record["embed"]!["images"]![1]!["aspectRatio"]!["width"]!).ShouldBe(1600);
        record["langs"]!.AsArray().Select(lang => (string?)lang).ShouldBe(["en", "es", "fr"]);
    }

    [Fact]
    public async Task An_answer_names_parent_and_root_and_looks_up_a_revision_that_is_missing()
    {
        const string Parent = "at://did:plc:resident/app.bsky.feed.post/3kparent";
        var root = (await SendAsync(Content.Post("Question"))).ShouldBeOfType<Sent>();

        (await SendAsync(Content.Post("Yes") with { ReplyTo = new(Parent, "cid-parent", root.ExternalId, null) })).ShouldBeOfType<Sent>();

        var reply = Server.Records.Values.Last()["reply"]!;
        ((string?)reply["parent"]!["cid"]).ShouldBe("cid-parent");
        ((string?)reply["root"]!["uri"]).ShouldBe(root.ExternalId);
        ((string?)reply["root"]!["cid"]).ShouldBe(root.Revision);
    }

    [Fact]
    public async Task An_answer_to_a_post_that_is_gone_says_so() =>
        (await SendAsync(Content.Post("Yes") with { ReplyTo = new("at://did:plc:resident/app.bsky.feed.post/3kgone", null, "at://did:plc:resident/app.bsky.feed.post/3kgone", null) }))
            .ShouldBeOfType<Refused>().Reason.ToString().ShouldContain("no longer");

    [Fact]
    public async Task A_post_of_another_account_is_not_withdrawn() =>
        (await Network.WithdrawAsync(Account, "at://did:plc:other/app.bsky.feed.post/3kabc", default)).ShouldBeOfType<NotWithdrawn>().Final.ShouldBeTrue();

    [Theory]
    [InlineData("handle", "")]
    [InlineData("password", " ")]
    [InlineData("service", "bsky social")]
    [InlineData("service", "ftp://bsky.social")]
    [InlineData("service", "https://user:pw@bsky.social")]
    public async Task A_wrong_setting_is_named(string field, string value)
    {
        var account = new Account(Guid.Empty, new Dictionary<string, string>(Account.Settings) { [field] = value });

        (await Network.CheckAsync(account, default)).ShouldBeOfType<Broken>().Field.ShouldBe(field);
    }

    [Fact]
    public async Task A_password_is_never_sent_in_the_clear_to_a_public_server()
    {
        await using var strict = new NetworkHost(allow: "nothing:1");
        var account = NetworkHost.Account(("service", "http://pds.example.com"), ("handle", "a.example"), ("password", "x"));

        (await strict["bluesky"].CheckAsync(account, default)).ShouldBeOfType<Broken>().Field.ShouldBe("service");
    }

    [Fact]
    public void A_token_ends_when_it_says_so()
    {
        var now = TimeProvider.System.GetUtcNow();
        var claims = System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(new JsonObject { ["exp"] = now.ToUnixTimeSeconds() }.ToJsonString()));

        BlueskyToken.EndsBefore($"x.{claims}.x", now.AddMinutes(1)).ShouldBeTrue();
        BlueskyToken.EndsBefore($"x.{claims}.x", now.AddMinutes(-1)).ShouldBeFalse();
        BlueskyToken.EndsBefore("no token", now).ShouldBeFalse();
        BlueskyToken.EndsBefore("x.W10.x", now).ShouldBeFalse();
    }
}
