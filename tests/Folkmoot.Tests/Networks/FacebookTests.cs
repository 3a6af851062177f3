// The contract on Facebook, and what is its own: photos with descriptions, links with a preview, the search in the page's feed, and consent that opens pages.
using Folkmoot.Networks;
using Folkmoot.Networks.OAuth;
using Folkmoot.Networks.Sandbox;
using Folkmoot.Tests.Infrastructure;
using Microsoft.AspNetCore.WebUtilities;

namespace Folkmoot.Tests.Networks;

public sealed class FacebookTests : NetworkContract
{
    private static readonly Uri Callback = new("https://desk.example.gov/channels/oauth/callback");

    private FacebookFarEnd? _farEnd;

    private FacebookFarEnd Server => _farEnd ?? throw new InvalidOperationException("Not started.");

    private protected override INetwork Network => Host["facebook"];

    private protected override Account Account => AccountAt(Server.Url);

    private protected override Uri FarEnd => Server.Url;

    private protected override IReadOnlyList<string> Received => [.. Server.Posts.Select(post => (string?)post["message"] ?? "")];

    public override async Task InitializeAsync() => _farEnd = await FarEnds.StartAsync<FacebookFarEnd>();

    public override async Task DisposeAsync()
    {
        await Server.DisposeAsync();
        await base.DisposeAsync();
    }

    private protected override Account AccountAt(Uri address) => NetworkHost.Account(("server", address.AbsoluteUri), ("pageId", FacebookFarEnd.Page), ("token", FacebookFarEnd.Token));

    private protected override void Fail(params SandboxFault[] faults) => Server.Fail(faults);

    [Fact]
    public async Task Images_are_uploaded_unpublished_with_their_descriptions_and_go_out_as_one_post()
    {
        var sent = (await SendAsync(Content.Post("Two images", Content.Image("El puente ñ 🌉"), Content.Image("Two")))).ShouldBeOfType<Sent>();

        Server.Descriptions.ShouldBe(["El puente ñ 🌉", "Two"]);
        ((int)Server.Posts.Single()["images"]!).ShouldBe(2);
        sent.Rendered.ShouldContain("El puente ñ");
        sent.Url.ShouldNotBeNull().ShouldContain(sent.ExternalId);
    }

    [Fact]
    public async Task A_link_gets_its_preview_unless_there_are_images()
    {
        await SendAsync(Content.Post("Read https://example.gov/a?b=c&d now, or example.gov."));
        await SendAsync(Content.Post("Read https://example.gov/a", Content.Image()));
        await SendAsync(Content.Post("Nothing to read at example.gov"));

        Server.Posts.Select(post => (string?)post["link"]).ShouldBe(["https://example.gov/a?b=c&d", null, null]);
    }

    [Fact]
    public async Task Trouble_with_an_image_is_busy_and_the_post_does_not_go_out_without_it()
    {
        Fail(new SandboxFault(SandboxFaultKind.Status, On: "upload", Status: 500));

        (await SendAsync(Content.Post("With an image", Content.Image()))).ShouldBeOfType<Busy>();

        Received.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_post_under_many_newer_ones_is_found_and_what_others_wrote_is_not_taken_for_it()
    {
        Server.PageSize = 10;
        var (key, post, since) = (Content.Key(), Content.Post("The first of many"), TimeProvider.System.GetUtcNow());
        await Network.SendAsync(Account, post, key, default);
        for (int i = 0; i < 25; i++)
        {
            await SendAsync(Content.Post($"Number {i}"));
        }

        (await Network.FindAsync(Account, post, key, since, default)).ShouldBeOfType<Found>().Url.ShouldNotBeNull().ShouldContain("permalink");
        Server.Posts[0]["from"] = "5";
        (await Network.FindAsync(Account, post, key, since, default)).ShouldBeOfType<NotFound>();
        (await Network.FindAsync(Account, Content.Post("Number 3", Content.Image()), key, since, default)).ShouldBeOfType<NotFound>();
    }

    [Theory]
    [InlineData(190, typeof(Refused), "token")]
    [InlineData(200, typeof(Refused), "token")]
    [InlineData(32, typeof(Busy), null)]
    [InlineData(80001, typeof(Busy), null)]
    [InlineData(506, typeof(Refused), null)]
    [InlineData(100, typeof(Refused), null)]
    public async Task Graphs_own_codes_tell_the_account_from_the_post_and_from_the_hurry(int code, Type outcome, string? field)
    {
        Server.ErrorCode = code;

        var came = await SendAsync(Content.Post());

        came.ShouldBeOfType(outcome);
        (came as Refused)?.Field.ShouldBe(field);
    }

    [Theory]
    [InlineData("pageId", "city", "pageId")]
    [InlineData("pageId", "778", "pageId")]
    [InlineData("token", "two words", "token")]
    [InlineData("token", "EAAother", "token")]
    [InlineData("server", "ftp://graph.facebook.com", "server")]
    public async Task A_wrong_setting_is_named(string field, string value, string named)
    {
        var account = new Account(Guid.Empty, new Dictionary<string, string>(Account.Settings) { [field] = value });

        (await Network.CheckAsync(account, default)).ShouldBeOfType<Broken>().Field.ShouldBe(named);
    }

    [Fact]
    public async Task A_consent_opens_the_pages_on_which_the_person_may_publish()
    {
        Server.Pages["778"] = "CREATE_CONTENT";
        Server.Pages["779"] = "ANALYZE";

        var pages = (await ConsentAsync()).ShouldBeOfType<Consented>().Accounts;

        pages.Select(page => (page.Id, page.Name)).ShouldBe([("777", "City 777"), ("778", "City 778")]);
        var account = new Account(Content.Key(), pages[0].Settings);
        (await Network.CheckAsync(account, default)).ShouldBeOfType<Works>().Handle.ShouldBe("City 777");
        (await Network.SendAsync(account, Post(), Content.Key(), default)).ShouldBeOfType<Sent>();
        Server.Calls.ShouldAllBe(call => !call.Contains("EAA"));
    }

    [Fact]
    public async Task What_a_consent_lacks_is_said()
    {
        Why(await ConsentAsync(secret: "another")).Key.ShouldBe("networks.then");
        Why(await ConsentAsync(secret: "another")).ToString().ShouldContain("its secret is another one");
        Why(await ConsentAsync(code: "made-up")).ToString().ShouldContain("did not take the code");
        Why(await ConsentAsync(callback: new Uri("https://elsewhere.example.gov/"))).ToString().ShouldContain("https://elsewhere.example.gov/");
        Server.Permissions.Remove("pages_manage_posts");
        Why(await ConsentAsync()).ToString().ShouldContain("pages_manage_posts");
        Server.Permissions.Add("pages_manage_posts");
        Server.Pages.Clear();
        Why(await ConsentAsync()).Key.ShouldBe("networks.facebook.no-page");
    }

    private async Task<ConsentOutcome> ConsentAsync(string secret = FacebookFarEnd.ClientSecret, string? code = null, Uri? callback = null)
    {
        var network = (IByConsent)Network;
        var app = new ConsentApp(Server.Url.AbsoluteUri, FacebookFarEnd.ClientId, secret);
        using var browser = TestHttp.Plain(Server.Url.AbsoluteUri);
        using var asked = await browser.GetAsync(network.ConsentAddress(app, new ConsentCall(Callback, "state", "")));
        var back = QueryHelpers.ParseQuery(asked.Headers.Location.ShouldNotBeNull().Query);
        return await network.ExchangeAsync(app, new ConsentCode(code ?? back["code"].ToString(), "", callback ?? Callback), default);
    }

    private static Reason Why(ConsentOutcome outcome) => outcome.ShouldBeOfType<NotConsented>().Reason;
}
