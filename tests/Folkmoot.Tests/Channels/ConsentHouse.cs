// A house whose administrator connects an account on X by consent, at a far end of ours that checks each step.
using Folkmoot.Accounts;
using Folkmoot.Channels;
using Folkmoot.Channels.Consent;
using Folkmoot.Storage;
using Folkmoot.Tests.Infrastructure;
using Folkmoot.Tests.Networks;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Folkmoot.Tests.Channels;

internal sealed class ConsentHouse : IAsyncDisposable
{
    public static readonly Uri Callback = new("https://desk.example.gov/channels/oauth/callback");

    private ConsentHouse(ChannelHouse given, XFarEnd server) => (Given, Server) = (given, server);

    public ChannelHouse Given { get; }

    public XFarEnd Server { get; }

    public Guid Session { get; } = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());

    public FakeClock Clock => Given.House.Clock;

    public static async Task<ConsentHouse> OpenAsync(Engine engine)
    {
        var house = new ConsentHouse(await ChannelHouse.OpenAsync(engine), await FarEnds.StartAsync<XFarEnd>());
        (await house.SaveAppAsync(XFarEnd.ClientId, XFarEnd.ClientSecret)).ShouldBeNull();
        return house;
    }

    public Task<ChannelFault?> SaveAppAsync(string id, string secret) => Given.House.AsAsync(Given.Admin, (SaveApp save) =>
        save.RunAsync(new SaveAppRequest("x", Server.Url.AbsoluteUri, id, secret, Callback), default));

    /// <summary>Begins, has the far end ask, and returns what it sends back.</summary>
    public async Task<Returned> AskAsync(Guid? channel = null)
    {
        var start = await Given.House.AsAsync(Given.Admin, (StartConsent use) => use.RunAsync(new StartConsentRequest("x", "", "", channel, Session, Callback), default));
        using var browser = TestHttp.Plain(Server.Url.AbsoluteUri);
        using var answer = await browser.GetAsync(start.ShouldBeOfType<ConsentStart.Go>().Address);
        var query = QueryHelpers.ParseQuery(answer.Headers.Location.ShouldNotBeNull().Query);
        return new Returned(query["state"].ToString(), query["code"].ToString(), "");
    }

    public Task<ConsentEnd> TakeAsync(Returned returned, Guid? session = null, TestPerson? person = null) =>
        Given.House.AsAsync(person ?? Given.Admin, (TakeConsent use) => use.RunAsync(returned, session ?? Session, default));

    public async Task<Guid> ConnectAsync() => (await TakeAsync(await AskAsync())).ShouldBeOfType<ConsentEnd.Connected>().ChannelId;

    public Task<bool> RenewAsync(Guid id) => Given.House.InAsync(Given.Admin.AgencyId, (RenewAccess use) => use.RunAsync(id, default));

    public async Task<Dictionary<string, string>> SettingsAsync(Guid id) => Given.House.Services.GetRequiredService<Folkmoot.Channels.Secrets>().Read((await Given.ChannelAsync(id)).Settings);

    public Task<int> ChannelsAsync() => Given.House.InAsync(Given.Admin.AgencyId, (StoreDb db) => db.Channels.CountAsync());

    public async ValueTask DisposeAsync()
    {
        await Given.DisposeAsync();
        await Server.DisposeAsync();
    }
}
