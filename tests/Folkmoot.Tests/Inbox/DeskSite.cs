// The whole program over real HTTP, with an agency, its people, a channel on a training network, and one citizen who has written.
using System.Net;
using System.Text.RegularExpressions;
using Folkmoot.Accounts;
using Folkmoot.Accounts.Agencies;
using Folkmoot.Accounts.People;
using Folkmoot.Channels;
using Folkmoot.Inbox;
using Folkmoot.Listening.Events;
using Folkmoot.Networks;
using Folkmoot.Networks.Sandbox;
using Folkmoot.Storage;
using Folkmoot.Tests.Infrastructure;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Folkmoot.Tests.Inbox;

internal sealed partial class DeskSite : IAsyncDisposable
{
    private const string Password = "seven blue lanterns drift";
    private readonly TestDatabase _database;
    private readonly WebApplication _app;
    private readonly SandboxServer _network;
    private readonly HttpClient _client;

    private DeskSite(TestDatabase database, WebApplication app, SandboxServer network)
    {
        (_database, _app, _network) = (database, app, network);
        _client = TestHttp.WithCookies(app.Urls.First());
        _client.DefaultRequestHeaders.Add("Accept", "text/html");
    }

    public Guid AgencyId { get; private set; }

    public Guid ChannelId { get; private set; }

    public Guid ConversationId { get; private set; }

    public SandboxServer Network => _network;

    public Uri Address => new(_app.Urls.First());

    /// <param name="roles">Of the person who is signed in.</param>
    public static Task<DeskSite> OpenAsync(params Role[] roles) => OpenAsync([], roles);

    /// <param name="settings">Further settings, as on the command line.</param>
    public static Task<DeskSite> OpenAsync(string[] settings, Role[] roles) => OpenAsync(Engine.Sqlite, settings, roles);

    public static async Task<DeskSite> OpenAsync(Engine engine, string[] settings, Role[] roles)
    {
        var database = await TestDatabase.NewAsync(engine);
        var network = await SandboxServer.StartAsync(0, TimeProvider.System, CancellationToken.None);
        var app = Program.Build(
            [$"--Database={database.ConnectionString}", "--Networks:AllowPrivateAddresses:0=all", "--Logging:LogLevel:Default=None", .. settings],
            b =>
            {
                b.WebHost.UseUrls("http://127.0.0.1:0");
                b.Services.AddSingleton<IMentionFacts>(new OneMention());
            });
        await app.StartAsync();
        var site = new DeskSite(database, app, network);
        await site.SetUpAsync(roles);
        return site;
    }

    public async Task<(HttpStatusCode Status, string Body)> GetAsync(string page)
    {
        using var answer = await _client.GetAsync(new Uri(page, UriKind.RelativeOrAbsolute));
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }

    /// <summary>Where an address leads on to.</summary>
    public async Task<string?> LocationOfAsync(string page)
    {
        using var answer = await _client.GetAsync(new Uri(page, UriKind.RelativeOrAbsolute));
        return answer.Headers.Location?.OriginalString;
    }

    /// <summary>The content security policy of a page.</summary>
    public async Task<string> PolicyOfAsync(string page)
    {
        using var answer = await _client.GetAsync(new Uri(page, UriKind.Relative));
        return answer.Headers.GetValues("Content-Security-Policy").Single();
    }

    /// <summary>Sends a form as the page <paramref name="from"/> would.</summary>
    public async Task<(HttpStatusCode Status, string Body, string? Location)> PostAsync(string page, Dictionary<string, string> fields, string? form = null, string? from = null)
    {
        var token = Token().Match(await _client.GetStringAsync(new Uri(from ?? page, UriKind.Relative))).Groups[1].Value;
        var all = new Dictionary<string, string>(fields) { ["__RequestVerificationToken"] = token };
        if (form is not null)
        {
            all["_handler"] = form;
        }

        using var content = new FormUrlEncodedContent(all);
        using var answer = await _client.PostAsync(new Uri(page, UriKind.Relative), content);
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), answer.Headers.Location?.OriginalString);
    }

    /// <summary>Sends an empty form as another site's page would: without our token.</summary>
    public async Task<HttpStatusCode> PostRawAsync(string page)
    {
        using var content = new FormUrlEncodedContent([]);
        using var answer = await _client.PostAsync(new Uri(page, UriKind.Relative), content);
        return answer.StatusCode;
    }

    public Task<TResult> InAsync<T, TResult>(Func<T, Task<TResult>> act)
        where T : notnull => InAsync(AgencyId, null, act);

    /// <summary>Founds another agency in the same house.</summary>
    public async Task<Guid> AnotherAgencyAsync(string slug) =>
        (await InAsync(Guid.Empty, null, (CreateAgency create) => create.RunAsync(new(slug, slug, "Europe/Berlin", "en"), default))).Required.Id;

    /// <summary>Does something as a person with the rights of these roles, in any agency.</summary>
    public async Task<TResult> AsAsync<T, TResult>(Guid agencyId, Guid person, Role[] roles, Func<T, Task<TResult>> act)
        where T : notnull
    {
        await using var scope = _app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AgencyScope>().Enter(agencyId);
        scope.ServiceProvider.GetRequiredService<Actor>().Is(person, "Somebody", Rights.Of(roles));
        return await act(scope.ServiceProvider.GetRequiredService<T>());
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
        await _network.DisposeAsync();
        await _database.DisposeAsync();
    }

    private async Task SetUpAsync(Role[] roles)
    {
        AgencyId = (await InAsync(Guid.Empty, null, (CreateAgency create) => create.RunAsync(new("Testford", "testford", "America/New_York", "en"), default))).Required.Id;
        var person = (await InAsync(Guid.Empty, null, (AddPerson add) => add.RunAsync(new(AgencyId, "Ana Ruiz", "ana@example.org", Password, roles), default))).Required.Id;
        ChannelId = (await InAsync(AgencyId, person, (ConnectChannel connect) => connect.RunAsync(
            new ConnectRequest("sandbox", "City Hall", new Dictionary<string, string?> { ["account"] = "city", ["url"] = _network.Url.ToString() }), default))).Required;
        ((OneMention)_app.Services.GetRequiredService<IMentionFacts>()).ChannelId = ChannelId;
        await InAsync(AgencyId, null, (OpenFromMention open) => open.HandleAsync(new MentionStored(OneMention.Id), default));
        ConversationId = await InAsync((StoreDb db) => db.Conversations.Select(c => c.Id).SingleAsync());
        await PostAsync("/sign-in", new() { ["Input.Email"] = "ana@example.org", ["Input.Password"] = Password }, "sign-in");
    }

    private async Task<TResult> InAsync<T, TResult>(Guid agencyId, Guid? person, Func<T, Task<TResult>> act)
        where T : notnull
    {
        await using var scope = _app.Services.CreateAsyncScope();
        if (agencyId != Guid.Empty)
        {
            scope.ServiceProvider.GetRequiredService<AgencyScope>().Enter(agencyId);
        }

        if (person is { } id)
        {
            scope.ServiceProvider.GetRequiredService<Actor>().Is(id, "Ana Ruiz", Rights.Of([Role.Administrator, Role.Agent]));
        }

        return await act(scope.ServiceProvider.GetRequiredService<T>());
    }

    [GeneratedRegex("__RequestVerificationToken\" value=\"([^\"]+)")]
    private static partial Regex Token();

    private sealed class OneMention : IMentionFacts
    {
        public static readonly Guid Id = Guid.CreateVersion7(DateTimeOffset.UnixEpoch);

        public Guid ChannelId { get; set; }

        public Task<MentionFacts?> FindAsync(Guid mentionId, CancellationToken cancellationToken) => Task.FromResult<MentionFacts?>(new(
            Id, ChannelId, "sandbox", "m1", IncomingKind.Reply, "id-rosa", "rosa", "Rosa <b>Lima</b>", "¿Cuándo abre el puente? <script>", TimeProvider.System.GetUtcNow(), null,
            "es", "negative", null, null, null, null, []));
    }
}
