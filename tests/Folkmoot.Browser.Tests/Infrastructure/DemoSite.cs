// The whole program with its demonstration, loaded once for all browser tests, and the way in for each of its people.
using Folkmoot.Demo;
using Folkmoot.Storage;
using Folkmoot.Tests.Infrastructure;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Playwright;

namespace Folkmoot.Browser.Tests.Infrastructure;

[CollectionDefinition(Name)]
public sealed class DemoSiteTests : ICollectionFixture<DemoSite>
{
    public const string Name = "Demonstration";
}

public sealed class DemoSite : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly LeapClock _clock = new();
    private readonly Dictionary<string, IReadOnlyList<Cookie>> _signedIn = [];
    private TestDatabase? _database;
    private WebApplication? _app;

    internal Uri Address => new(App.Urls.First());

    internal WebApplication App => _app ?? throw new InvalidOperationException(Chromium.Missing ?? "The site has not started.");

    internal LeapClock Clock => _clock;

    public async Task InitializeAsync()
    {
        if (Chromium.Path is null)
        {
            return;
        }

        _database = await TestDatabase.NewAsync(Engine.Sqlite);
        string[] settings = [$"--Database={_database.ConnectionString}", "--Logging:LogLevel:Default=None"];
        _app = Program.Build(settings, builder =>
        {
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(_clock));
            Demonstration.Add(builder.Services, () => Program.BuilderFor(settings), work: true);
        });
        await _app.Services.GetRequiredService<Demonstration>().PrepareAsync(_app, default);
        await _app.StartAsync();
        await UntilAsync(async () =>
        {
            await using var scope = _app.Services.CreateAsyncScope();
            var entries = scope.ServiceProvider.GetRequiredService<StoreDb>().AuditEntries.IgnoreQueryFilters();
            return await entries.AnyAsync(entry => entry.Action == LoadHistory.Loaded);
        });
    }

    public async Task DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }

        if (_database is not null)
        {
            await _database.DisposeAsync();
        }
    }

    /// <summary>A browser of one person, signed in (nobody where <paramref name="person"/> is null).</summary>
    internal async Task<Visitor> VisitAsync(string? person, bool script = true, string language = "en", int width = 1280)
    {
        var context = await Chromium.NewContextAsync(Address, script, language == "es" ? "es-ES" : "en-US", width);
        if (person is not null)
        {
            await context.AddCookiesAsync(await CookiesAsync(person));
        }

        return await Visitor.OpenAsync(context);
    }

    internal static async Task SignInAsync(IPage page, string person)
    {
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("E-mail address").FillAsync(FoundAgency.Mail(person));
        await page.GetByLabel("Password").FillAsync(FoundAgency.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".person-menu")).ToBeVisibleAsync();
    }

    /// <summary>Signs in once for all visits of this person.</summary>
    private async Task<IReadOnlyList<Cookie>> CookiesAsync(string person)
    {
        if (!_signedIn.TryGetValue(person, out var cookies))
        {
            await using var context = await Chromium.NewContextAsync(Address);
            await SignInAsync(await context.NewPageAsync(), person);
            cookies = [.. (await context.CookiesAsync()).Select(c => new Cookie { Name = c.Name, Value = c.Value, Url = Address.ToString(), HttpOnly = c.HttpOnly, SameSite = c.SameSite })];
            _signedIn[person] = cookies;
        }

        return cookies;
    }

    /// <summary>Asks again and again until it holds.</summary>
    internal static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var late = new CancellationTokenSource(Patience);
        while (!await holds())
        {
            await Task.Delay(100, late.Token);
        }
    }
}
