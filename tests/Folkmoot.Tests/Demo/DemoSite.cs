// `folkmoot serve --work --demo` in this process, over real HTTP, on a database of its own.
using Folkmoot.Accounts;
using Folkmoot.Demo;
using Folkmoot.Publishing;
using Folkmoot.Storage;
using Folkmoot.Tests.Infrastructure;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Folkmoot.Tests.Demo;

internal sealed class DemoSite : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly TestDatabase _database;
    private readonly WebApplication _app;
    private readonly HttpClient _client;

    private DemoSite(TestDatabase database, WebApplication app)
    {
        (_database, _app) = (database, app);
        _client = TestHttp.Plain(app.Urls.First());
    }

    public static async Task<DemoSite> OpenAsync()
    {
        var database = await TestDatabase.NewAsync(Engine.Sqlite);
        string[] args = [$"--Database={database.ConnectionString}", "--Logging:LogLevel:Default=None"];
        var app = Program.Build(args, b =>
        {
            b.WebHost.UseUrls("http://127.0.0.1:0");
            Demonstration.Add(b.Services, () => Program.BuilderFor(args), work: true);
        });
        await app.Services.GetRequiredService<Demonstration>().PrepareAsync(app, default);
        await app.StartAsync();
        return new DemoSite(database, app);
    }

    public Task LoadedAsync() => UntilAsync(() => InAsync((StoreDb db) => db.AuditEntries.AnyAsync(a => a.Action == LoadHistory.Loaded)));

    public Task<string> GetAsync(string page) => _client.GetStringAsync(new Uri(page, UriKind.Relative));

    public async Task PublishAsync(string text)
    {
        var channels = await InAsync((StoreDb db) => db.Channels.Select(c => c.Id).ToListAsync());
        var saved = (Saved)await InAsync((SavePost save) => save.RunAsync(new SaveRequest(null, 0, new PostDraft(text, text, ["en"], channels, [], [], null, null)), default), "ana");
        (await InAsync((SubmitPost submit) => submit.RunAsync(saved.PostId, default), "ana")).ShouldBeOfType<PostDone>();
        var hash = (await InAsync((LoadPost load) => load.FindAsync(saved.PostId, default)))!.Hash;
        (await InAsync((ApprovePost approve) => approve.RunAsync(new ApproveRequest(saved.PostId, hash), default), "ben")).ShouldBeOfType<PostDone>();
    }

    public async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await holds())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), patience.Token);
        }
    }

    /// <param name="who">Key of the person who does it; null for the system.</param>
    public async Task<TResult> InAsync<T, TResult>(Func<T, Task<TResult>> act, string? who = null)
        where T : notnull
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<StoreDb>();
        scope.ServiceProvider.GetRequiredService<AgencyScope>().Enter(await db.Agencies.Select(a => a.Id).SingleAsync());
        if (who is not null)
        {
            var email = FoundAgency.Mail(who);
            var person = await db.Users.Where(p => p.Email == email).Join(db.Memberships, p => p.Id, m => m.PersonId, (p, m) => new { p.Id, p.Name, m.Roles }).SingleAsync();
            scope.ServiceProvider.GetRequiredService<Actor>().Is(person.Id, person.Name, Rights.Of(person.Roles));
        }

        return await act(scope.ServiceProvider.GetRequiredService<T>());
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _database.DisposeAsync();
    }
}
