// Consent on Threads and Instagram: a code becomes an hour, an hour sixty days, and these renew themselves.
using Folkmoot.Networks;
using Folkmoot.Networks.OAuth;
using Folkmoot.Networks.Sandbox;
using Folkmoot.Tests.Infrastructure;
using Microsoft.AspNetCore.WebUtilities;

namespace Folkmoot.Tests.Networks;

public sealed class MetaConsentTests : IAsyncLifetime
{
    private static readonly Uri Callback = new("https://desk.example.gov/channels/oauth/callback");

    private NetworkHost Host { get; } = new();
    private readonly Dictionary<string, MetaFarEnd> _servers = [];

    public static TheoryData<string> Both => ["threads", "instagram"];

    public async Task InitializeAsync()
    {
        _servers["threads"] = await FarEnds.StartAsync<ThreadsFarEnd>();
        _servers["instagram"] = await FarEnds.StartAsync<InstagramFarEnd>();
    }

    public async Task DisposeAsync()
    {
        foreach (var server in _servers.Values)
        {
            await server.DisposeAsync();
        }

        await Host.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_consent_opens_the_account_for_sixty_days(string name)
    {
        var account = await ConnectAsync(name);

        var works = (await Network(name).CheckAsync(account, default)).ShouldBeOfType<Works>();
        works.Handle.ShouldBe("cityofexample");
        (works.CredentialsExpireAt!.Value - TimeProvider.System.GetUtcNow()).TotalDays.ShouldBeInRange(59.9, 60.1);
        var image = Content.Image() with { MediaType = "image/jpeg", Width = 1080, Height = 1080 };
        (await Network(name).SendAsync(account, Content.Post("Open", image), Content.Key(), default)).ShouldBeOfType<Sent>();
        _servers[name].Calls.ShouldNotContain("GET /refresh_access_token");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task It_renews_itself_before_anybody_is_warned(string name)
    {
        var account = await ConnectAsync(name);
        var now = TimeProvider.System.GetUtcNow();
        (ConsentTokens.RefreshAt(account, now)!.Value - now).TotalDays.ShouldBeInRange(39.9, 40.1);
        _servers[name].Renews = true;

        (await Network(name).RefreshAsync(account, App(name), default)).ShouldBeOfType<Refreshed>();

        account[ConsentTokens.Access].ShouldBe(account[ConsentTokens.Refresh]);
        (await Network(name).CheckAsync(account, default)).ShouldBeOfType<Works>();
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_renewal_that_is_refused_is_final_and_one_that_fails_is_not(string name)
    {
        var account = await ConnectAsync(name);
        (await Network(name).RefreshAsync(account, App(name), default)).ShouldBeOfType<RefreshRefused>();

        _servers[name].Fail(new SandboxFault(SandboxFaultKind.Status, On: "/refresh_access_token", Status: 503, RetryAfter: "60"));
        (await Network(name).RefreshAsync(account, App(name), default)).ShouldBeOfType<RefreshLater>().Until.ShouldNotBeNull();
        _servers[name].Fail(new SandboxFault(SandboxFaultKind.Garbage, On: "/refresh_access_token"));
        _servers[name].Renews = true;
        (await Network(name).RefreshAsync(account, App(name), default)).ShouldBeOfType<RefreshLater>();
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task What_a_consent_lacks_is_said(string name)
    {
        Why(await ConsentAsync(name, secret: "another")).ToString().ShouldContain("its secret is another one");
        Why(await ConsentAsync(name, code: "made-up")).ToString().ShouldContain("did not take the code");
        Why(await ConsentAsync(name, callback: new Uri("https://elsewhere.example.gov/"))).ToString().ShouldContain("https://elsewhere.example.gov/");
        _servers[name].MayPublish = false;
        Why(await ConsentAsync(name)).ToString().ShouldContain("content_publish");
    }

    private IByConsent Network(string name) => (IByConsent)Host[name];

    private ConsentApp App(string name, string secret = MetaFarEnd.ClientSecret) => new(_servers[name].Url.AbsoluteUri, MetaFarEnd.ClientId, secret);

    private async Task<Account> ConnectAsync(string name)
    {
        var only = (await ConsentAsync(name)).ShouldBeOfType<Consented>().Accounts.ShouldHaveSingleItem();
        (only.Id, only.Name).ShouldBe(("7", "cityofexample"));
        return new(Content.Key(), only.Settings);
    }

    private async Task<ConsentOutcome> ConsentAsync(string name, string secret = MetaFarEnd.ClientSecret, string? code = null, Uri? callback = null)
    {
        using var browser = TestHttp.Plain(_servers[name].Url.AbsoluteUri);
        using var asked = await browser.GetAsync(Network(name).ConsentAddress(App(name), new ConsentCall(Callback, "state", "")));
        var back = QueryHelpers.ParseQuery(asked.Headers.Location.ShouldNotBeNull().Query);
        return await Network(name).ExchangeAsync(App(name, secret), new ConsentCode(code ?? back["code"].ToString(), "", callback ?? Callback), default);
    }

    private static Reason Why(ConsentOutcome outcome) => outcome.ShouldBeOfType<NotConsented>().Reason;
}
