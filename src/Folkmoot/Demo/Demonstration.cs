// `folkmoot serve --demo`: loads the demonstration agency into an empty database, keeps its training network alive, and touches no other database.
using Folkmoot.Channels;
using Folkmoot.Networks;
using Folkmoot.Storage;
using Folkmoot.Web;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Folkmoot.Demo;

/// <param name="Builder">Makes the program's builder once more, for the past house.</param>
/// <param name="Work">This node also works.</param>
internal sealed record DemonstrationSettings(Func<WebApplicationBuilder> Builder, bool Work);

internal sealed partial class Demonstration(
    DemonstrationSettings settings,
    IServiceProvider services,
    IServiceScopeFactory scopes,
    TrainingNetwork network,
    IHostApplicationLifetime lifetime,
    TimeProvider clock,
    LiveEvents live,
    ILogger<Demonstration> logger) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    private readonly DemoTexts _texts = DemoTexts.Read();
    private PastHouse? _past;
    private Guid _agencyId;
    private IReadOnlyDictionary<string, DemoStaff> _staff = new Dictionary<string, DemoStaff>();

    public static void Add(IServiceCollection services, Func<WebApplicationBuilder> builder, bool work)
    {
        services.AddSingleton(new DemonstrationSettings(builder, work));
        services.AddSingleton(provider => new DemoClock(provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<TrainingNetwork>();
        services.AddSingleton<Demonstration>();
        services.AddHostedService(provider => provider.GetRequiredService<Demonstration>());
    }

    /// <summary>Before the server starts: founds the agency if the database is empty; does nothing if another agency is there.</summary>
    public async Task PrepareAsync(WebApplication app, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<StoreDb>();
        var agencies = await db.Agencies.AsNoTracking().OrderBy(a => a.CreatedAt).Take(2).ToListAsync(cancellationToken);
        if (agencies.Count == 0)
        {
            _past = PastHouse.Open(settings.Builder, network.Clock, services);
            (_agencyId, _staff) = await FoundAgency.RunAsync(_past, _texts, clock.GetUtcNow(), cancellationToken);
        }
        else if (agencies.Find(a => a.IsDemonstration && a.Slug == FoundAgency.Slug) is { } demonstration)
        {
            _agencyId = demonstration.Id;
        }
        else
        {
            Log.NotEmpty(logger);
            return;
        }

        network.Map(app);
        CountyFeed.Map(app, TrainingNetwork.Prefix, _texts.News, clock);
        await Console.Out.WriteLineAsync(SignInAdvice());
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (settings.Work)
        {
            await services.GetRequiredService<Worker>().StopAsync(cancellationToken);
            await services.GetRequiredService<Sweep>().StopAsync(cancellationToken);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await StartedAsync(stoppingToken);
        if (_agencyId != Guid.Empty)
        {
            await FillAsync(stoppingToken);
        }

        // Only now: nobody else's hands in the history while it is made.
        if (settings.Work)
        {
            await services.GetRequiredService<Worker>().StartAsync(stoppingToken);
            await services.GetRequiredService<Sweep>().StartAsync(stoppingToken);
        }

        if (_agencyId != Guid.Empty)
        {
            await LiveAsync(stoppingToken);
        }
    }

    private async Task FillAsync(CancellationToken cancellationToken)
    {
        if (_past is not null)
        {
            var began = clock.GetTimestamp();
            var address = network.Open(_past.Services.GetRequiredService<IOptions<NetworkOptions>>().Value);
            await LoadHistory.RunAsync(_past, _texts, _agencyId, _staff, network.State, address, clock.GetUtcNow(), cancellationToken);
            await _past.DisposeAsync();
            _past = null;
            Log.Loaded(logger, FoundAgency.Name, clock.GetElapsedTime(began).TotalSeconds);
            foreach (var topic in new[] { Inbox.InboxModule.Topic, Publishing.OnSettled.Topic, Listening.LiveTopics.Mentions })
            {
                live.Publish(_agencyId, topic);
            }

            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AgencyScope>().Enter(_agencyId);
        var db = scope.ServiceProvider.GetRequiredService<StoreDb>();
        if (!await db.AuditEntries.AnyAsync(a => a.Action == LoadHistory.Loaded, cancellationToken))
        {
            Log.Torn(logger);
        }

        var here = network.Open();
        await network.RestoreAsync(db, scope.ServiceProvider.GetRequiredService<Secrets>(), here, cancellationToken);
        await CountyFeed.RestoreAsync(db, here, cancellationToken);
    }

    private async Task LiveAsync(CancellationToken cancellationToken)
    {
        var residents = new Residents(network.State, _texts.Residents, clock, Random.Shared.Next());
        residents.Arrive();
        using var timer = new PeriodicTimer(LookEvery, clock);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            residents.LookAround();
        }
    }

    private async Task StartedAsync(CancellationToken cancellationToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(cancellationToken);
    }

    private string SignInAdvice() => string.Join(Environment.NewLine,
    [
        "",
        $"This is a demonstration: {FoundAgency.Name}. Sign in with the password {FoundAgency.Password} as",
        .. _texts.People.Select(p => $"  {FoundAgency.Mail(p.Key),-32} {p.Name}, {string.Join(", ", p.Roles)}"),
        "",
    ]);

    private static partial class Log
    {
        [LoggerMessage(900, LogLevel.Information, "{Agency} was loaded in {Seconds:0.0} s")]
        public static partial void Loaded(ILogger logger, string agency, double seconds);

        [LoggerMessage(901, LogLevel.Warning, "The database is in use: --demo loads nothing into it")]
        public static partial void NotEmpty(ILogger logger);

        [LoggerMessage(902, LogLevel.Warning, "The demonstration was interrupted while it was being loaded; delete its database and start again to see all of it")]
        public static partial void Torn(ILogger logger);
    }
}
