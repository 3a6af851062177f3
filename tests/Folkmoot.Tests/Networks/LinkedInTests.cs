// The contract on LinkedIn, and what is its own: escaped text, images with descriptions, the search among the page's posts, a version that ends, and consent.
using Folkmoot.Networks;
using Folkmoot.Networks.LinkedIn;
using Folkmoot.Networks.OAuth;
using Folkmoot.Networks.Rules;
using Folkmoot.Networks.Sandbox;
using Folkmoot.Tests.Infrastructure;
using Microsoft.AspNetCore.WebUtilities;

namespace Folkmoot.Tests.Networks;

public sealed class LinkedInTests : NetworkContract
{
    private static readonly Uri Callback = new("https://desk.example.gov/channels/oauth/callback");

    private LinkedInFarEnd? _farEnd;

    private LinkedInFarEnd Server => _farEnd ?? throw new InvalidOperationException("Not started.");

    private protected override INetwork Network => Host["linkedin"];

    private protected override Account Account => AccountAt(Server.Url);

    private protected override Uri FarEnd => Server.Url;

    private protected override IReadOnlyList<string> Received => [.. Server.Posts.Select(post => (string)post["shown"]!)];

    public override async Task InitializeAsync() => _farEnd = await FarEnds.StartAsync<LinkedInFarEnd>();

    public override async Task DisposeAsync()
    {
        await Server.DisposeAsync();
        await base.DisposeAsync();
    }

    private protected override Account AccountAt(Uri address) =>
        NetworkHost.Account(("server", address.AbsoluteUri), ("organization", LinkedInFarEnd.Organization), ("token", LinkedInFarEnd.Token));

    private protected override void Fail(params SandboxFault[] faults) => Server.Fail(faults);

    [Theory]
    [InlineData("Plain words.", "Plain words.")]
    [InlineData("Tram 4 (east) | a_b * [x] {y} <z> ~ @city \\", @"Tram 4 \(east\) \| a\_b \* \[x\] \{y\} \<z\> \~ \@city \\")]
    [InlineData("#Puente y #agua_2 (#río)", @"{hashtag|\#|Puente} y {hashtag|\#|agua\_2} \({hashtag|\#|río}\)")]
    [InlineData("Bus #4, C# and https://example.gov/a_b#top", @"Bus \#4, C\# and https://example.gov/a\_b\#top")]
    public void Text_is_escaped_and_reads_back_letter_for_letter(string text, string little)
    {
        LinkedInText.Write(text).ShouldBe(little);
        LinkedInText.Read(little).ShouldBe(text);
    }

    [Fact]
    public async Task Readers_see_all_of_a_text_with_every_reserved_character()
    {
        const string text = "Closed (all day): lanes 1|2 #Roadworks {map} [a] <b> *now* under_score ~1 km, write to @city \\ or roads@example.gov";

        (await SendAsync(Content.Post(text))).ShouldBeOfType<Sent>();

        Received.ShouldBe([text]);
    }

    [Fact]
    public async Task One_image_and_several_go_out_with_their_descriptions()
    {
        var one = (await SendAsync(Content.Post("One", Content.Image("El puente ñ 🌉")))).ShouldBeOfType<Sent>();
        (await SendAsync(Content.Post("Two", Content.Image("First"), Content.Image("")))).ShouldBeOfType<Sent>();

        Server.Posts[0]["content"]!["media"]!["altText"]!.ToString().ShouldBe("El puente ñ 🌉");
        Server.Posts[1]["content"]!["multiImage"]!["images"]!.AsArray().Select(image => (string?)image!["altText"]).ShouldBe(["First", null]);
        one.Rendered.ShouldContain("El puente ñ");
        one.Url.ShouldBe($"https://www.linkedin.com/feed/update/{one.ExternalId}/");
    }

    [Fact]
    public async Task An_image_is_never_taken_to_a_stranger_with_the_token()
    {
        await using var stranger = await FarEnds.StartAsync<BareFarEnd>();
        Server.UploadPlace = stranger.Url + "images/1";

        (await SendAsync(Content.Post("With an image", Content.Image()))).ShouldBeOfType<Busy>();

        stranger.Calls.ShouldBeEmpty();
        Received.ShouldBeEmpty();
    }

    [Fact]
    public async Task Trouble_with_an_image_is_busy_and_the_post_does_not_go_out_without_it()
    {
        Fail(new SandboxFault(SandboxFaultKind.Status, On: "upload", Status: 500));

        (await SendAsync(Content.Post("With an image", Content.Image()))).ShouldBeOfType<Busy>();

        Received.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_text_again_is_refused_with_what_to_do()
    {
        await SendAsync(Content.Post());

        (await SendAsync(Content.Post())).ShouldBeOfType<Refused>().Reason.Key.ShouldBe("networks.linkedin.duplicate");
    }

    [Fact]
    public async Task A_post_under_many_newer_ones_is_found_and_neither_an_old_one_nor_one_with_other_images_is_taken_for_it()
    {
        var (key, post, since) = (Content.Key(), Content.Post("The first of many #bridge"), TimeProvider.System.GetUtcNow());
        await Network.SendAsync(Account, post, key, default);
        for (int i = 0; i < 60; i++)
        {
            var other = Server.Posts[0].DeepClone().AsObject();
            (other["id"], other["commentary"]) = ($"urn:li:share:{i}", $"Number {i}");
            other["lastModifiedAt"] = (long)other["lastModifiedAt"]! + 1 + i;
            Server.Posts.Add(other);
        }

        (await Network.FindAsync(Account, post, key, since, default)).ShouldBeOfType<Found>().ExternalId.ShouldBe((string?)Server.Posts[0]["id"]);
        (await Network.FindAsync(Account, Content.Post("Number 3", Content.Image()), key, since, default)).ShouldBeOfType<NotFound>();

        // An old post that was changed since the send is still an old post.
        Server.Posts[0]["publishedAt"] = since.AddDays(-2).ToUnixTimeMilliseconds();
        (await Network.FindAsync(Account, post, key, since, default)).ShouldBeOfType<NotFound>();
    }

    [Fact]
    public async Task A_link_that_LinkedIn_has_shortened_leaves_it_to_a_person()
    {
        var (key, post, since) = (Content.Key(), Content.Post("Read https://example.gov/a now"), TimeProvider.System.GetUtcNow());
        await Network.SendAsync(Account, post, key, default);
        (await Network.FindAsync(Account, post, key, since, default)).ShouldBeOfType<Found>();

        Server.Posts[0]["commentary"] = "Read https://lnkd.in/eAbc now";

        (await Network.FindAsync(Account, post, key, since, default)).ShouldBeOfType<CannotTell>().Forever.ShouldBeTrue();
        (await Network.FindAsync(Account, Content.Post("Read https://example.gov/a later"), key, since, default)).ShouldBeOfType<NotFound>();
    }

    [Fact]
    public async Task A_version_that_has_ended_is_said_and_blames_no_setting()
    {
        Server.Version = "202812";

        var refused = (await SendAsync(Content.Post())).ShouldBeOfType<Refused>();
        (refused.Reason.Key, refused.Field).ShouldBe(("networks.linkedin.version", null));
        (await Network.CheckAsync(Account, default)).ShouldBeOfType<Broken>().Reason.Key.ShouldBe("networks.linkedin.version");
    }

    [Fact]
    public void The_end_of_the_version_is_told_sixty_days_before()
    {
        var rules = RulePack.Current["linkedin"];
        var end = rules.VersionEnds.ShouldNotBeNull().Value;

        rules.VersionWarning(end.AddDays(-61)).ShouldBeNull();
        rules.VersionWarning(end.AddDays(-60)).ShouldNotBeNull().Key.ShouldBe("networks.version.ends");
        rules.VersionWarning(end).ShouldNotBeNull().Key.ShouldBe("networks.version.ended");
        RulePack.Current["bluesky"].VersionWarning(end).ShouldBeNull();
    }

    [Theory]
    [InlineData("organization", "city", "organization")]
    [InlineData("organization", "99", "organization")]
    [InlineData("token", "two words", "token")]
    [InlineData("token", "AQXother", "token")]
    [InlineData("server", "ftp://api.linkedin.com", "server")]
    public async Task A_wrong_setting_is_named(string field, string value, string named)
    {
        var account = new Account(Guid.Empty, new Dictionary<string, string>(Account.Settings) { [field] = value });

        (await Network.CheckAsync(account, default)).ShouldBeOfType<Broken>().Field.ShouldBe(named);
    }

    [Fact]
    public async Task An_address_that_is_not_LinkedIns_is_named()
    {
        await using var other = await FarEnds.StartAsync<BareFarEnd>();

        (await Network.CheckAsync(AccountAt(other.Url), default)).ShouldBeOfType<Broken>().Field.ShouldBe("server");
    }

    [Fact]
    public async Task A_consent_opens_the_pages_on_which_the_person_may_publish_and_says_when_it_ends()
    {
        Server.Roles["778"] = "CONTENT_ADMINISTRATOR";
        Server.Roles["779"] = "ANALYST";

        var pages = (await ConsentAsync()).ShouldBeOfType<Consented>().Accounts;

        pages.Select(page => (page.Id, page.Name)).ShouldBe([(LinkedInFarEnd.Organization, "City " + LinkedInFarEnd.Organization), ("778", "City 778")]);
        var account = new Account(Content.Key(), pages[0].Settings);
        var works = (await Network.CheckAsync(account, default)).ShouldBeOfType<Works>();
        (works.CredentialsExpireAt!.Value - TimeProvider.System.GetUtcNow()).TotalDays.ShouldBeInRange(59.9, 60.1);
        (await Network.SendAsync(account, Post(), Content.Key(), default)).ShouldBeOfType<Sent>();
    }

    [Fact]
    public async Task Where_LinkedIn_gives_a_token_to_renew_by_it_is_used_and_its_own_end_is_told()
    {
        Server.GivesRefreshTokens = true;
        var account = new Account(Content.Key(), (await ConsentAsync()).ShouldBeOfType<Consented>().Accounts[0].Settings);
        ConsentTokens.RefreshAt(account, TimeProvider.System.GetUtcNow()).ShouldNotBeNull();

        (await ((IByConsent)Network).RefreshAsync(account, App(), default)).ShouldBeOfType<Refreshed>();

        (ConsentTokens.EndOf(account)!.Value - TimeProvider.System.GetUtcNow()).TotalDays.ShouldBeInRange(317.9, 318.1);
        var revoked = new Account(Content.Key(), new Dictionary<string, string>(account.Settings) { [ConsentTokens.Refresh] = "AQRold" });
        (await ((IByConsent)Network).RefreshAsync(revoked, App(), default)).ShouldBeOfType<RefreshRefused>();
    }

    [Fact]
    public async Task What_a_consent_lacks_is_said()
    {
        Why(await ConsentAsync(secret: "another")).ToString().ShouldContain("its secret is another one");
        Why(await ConsentAsync(code: "made-up")).ToString().ShouldContain("did not take the code");
        Server.Scope = "r_organization_admin,r_organization_social";
        Why(await ConsentAsync()).ToString().ShouldContain("w_organization_social");
        Server.Scope += ",w_organization_social";
        Server.Roles[LinkedInFarEnd.Organization] = "ANALYST";
        Why(await ConsentAsync()).Key.ShouldBe("networks.linkedin.no-page");
    }

    private ConsentApp App(string secret = LinkedInFarEnd.ClientSecret) => new(Server.Url.AbsoluteUri, LinkedInFarEnd.ClientId, secret);

    private async Task<ConsentOutcome> ConsentAsync(string secret = LinkedInFarEnd.ClientSecret, string? code = null)
    {
        var network = (IByConsent)Network;
        using var browser = TestHttp.Plain(Server.Url.AbsoluteUri);
        using var asked = await browser.GetAsync(network.ConsentAddress(App(), new ConsentCall(Callback, "state", "")));
        var back = QueryHelpers.ParseQuery(asked.Headers.Location.ShouldNotBeNull().Query);
        return await network.ExchangeAsync(App(secret), new ConsentCode(code ?? back["code"].ToString(), "", Callback), default);
    }

    private static Reason Why(ConsentOutcome outcome) => outcome.ShouldBeOfType<NotConsented>().Reason;
}
