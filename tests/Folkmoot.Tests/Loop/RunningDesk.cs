// The whole program as a single node runs it: pages and work, the real clock, a database of its own, on a free port of the loopback.
using System.Collections.Concurrent;
using System.Diagnostics;
using Folkmoot.Accounts;
using Folkmoot.Accounts.Agencies;
using Folkmoot.Accounts.People;
using Folkmoot.Storage;
using Folkmoot.Tests.Infrastructure;
using Folkmoot.Work;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Folkmoot.Tests.Loop;

internal sealed record DeskPerson(Guid Id, string Name, string Email, Role[] Roles);

internal sealed class RunningDesk : IAsyncDisposable
{
    public const string Password = "seven blue lanterns drift";
    public const string TimeZone = "America/New_York";
    private readonly TestDatabase _database;
    private readonly ErrorLog _errors;

    private RunningDesk(TestDatabase database, WebApplication app, ErrorLog errors)
    {
        _database = database;
        _errors = errors;
        App = app;
    }

    public WebApplication App { get; }

    public Guid AgencyId { get; private set; }

    public Uri Address => new(App.Urls.First());

    public string ConnectionString => _database.ConnectionString;

    /// <summary>What the program has logged as an error so far: something went wrong that nobody was told of.</summary>
    public IReadOnlyCollection<string> Errors => _errors.Lines;

    /// <param name="publicUrl">Where the public finds it; null for where it listens.</param>
    public static async Task<RunningDesk> StartAsync(Engine engine, bool works = true, string? publicUrl = null)
    {
        var database = await TestDatabase.NewAsync(engine);
        var errors = new ErrorLog();
        var app = Program.Build(
            [$"--Database={database.ConnectionString}", "--Networks:AllowPrivateAddresses:0=all", "--Logging:LogLevel:Default=Error", "--Logging:LogLevel:Microsoft=Error", .. publicUrl is null ? (string[])[] : [$"--PublicUrl={publicUrl}"]],
            builder =>
            {
                builder.WebHost.UseUrls(publicUrl ?? "http://127.0.0.1:0");
                builder.Logging.ClearProviders().AddProvider(errors);
                if (works)
                {
                    WorkModule.AddWorker(builder.Services);
                }
            });
        await app.StartAsync();
        var desk = new RunningDesk(database, app, errors);
        var made = await desk.InAsync(Guid.Empty, null, (CreateAgency create) => create.RunAsync(new("City of Marlow Ferry", "marlow-ferry", TimeZone, "en"), default));
        desk.AgencyId = made.Required.Id;
        return desk;
    }

    public async Task<DeskPerson> APersonAsync(string name, params Role[] roles)
    {
        var email = $"{name.ToLowerInvariant()}@example.org";
        var added = await InAsync(Guid.Empty, null, (AddPerson add) => add.RunAsync(new(AgencyId, name, email, Password, roles), default));
        return new DeskPerson(added.Required.Id, name, email, roles);
    }

    /// <summary>A browser in which the person has signed in through the page.</summary>
    public async Task<Browser> SignInAsync(DeskPerson person)
    {
        var browser = new Browser(Address);
        var page = await browser.OpenAsync("/sign-in");
        var arrived = await browser.SubmitAsync(page, "sign-in", new Dictionary<string, string> { ["Input.Email"] = person.Email, ["Input.Password"] = Password });
        arrived.Address.AbsolutePath.ShouldBe("/", arrived.Text);
        return browser;
    }

    /// <summary>Does something as a person who is signed in, or as the system on behalf of the agency.</summary>
    public Task<TResult> AsAsync<T, TResult>(DeskPerson? person, Func<T, Task<TResult>> act)
        where T : notnull => InAsync(AgencyId, person, act);

    public Task<TResult> InDbAsync<TResult>(Func<StoreDb, Task<TResult>> look) => AsAsync(null, look);

    /// <summary>Looks again and again until something is there, and says how long that took.</summary>
    public async Task<(T Found, TimeSpan After)> SoonAsync<T>(string what, TimeSpan patience, Func<Task<T?>> look)
        where T : class
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < patience)
        {
            if (await look() is { } found)
            {
                return (found, watch.Elapsed);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), System.TimeProvider.System);
        }

        throw new TimeoutException($"Not within {patience.TotalSeconds} s: {what}. Errors:\n{string.Join('\n', Errors)}");
    }

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        await _database.DisposeAsync();
    }

    private async Task<TResult> InAsync<T, TResult>(Guid agencyId, DeskPerson? person, Func<T, Task<TResult>> act)
        where T : notnull
    {
        await using var scope = App.Services.CreateAsyncScope();
        if (agencyId != Guid.Empty)
        {
            scope.ServiceProvider.GetRequiredService<AgencyScope>().Enter(agencyId);
        }

        if (person is not null)
        {
            scope.ServiceProvider.GetRequiredService<Actor>().Is(person.Id, person.Name, Rights.Of(person.Roles));
        }

        return await act(scope.ServiceProvider.GetRequiredService<T>());
    }

    private sealed class ErrorLog : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> _lines = new();

        public IReadOnlyCollection<string> Lines => _lines;

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                _lines.Enqueue($"{formatter(state, exception)} {exception}".TrimEnd());
            }
        }

        public void Dispose()
        {
        }
    }
}
