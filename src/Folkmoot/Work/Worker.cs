// Claims due jobs and runs their handlers: the one loop behind everything that Folkmoot does by itself.
using System.Collections.Concurrent;
using System.Diagnostics;
using Folkmoot.Storage;
using Microsoft.Extensions.Options;

namespace Folkmoot.Work;

internal sealed partial class Worker(
    IServiceScopeFactory scopes, Handlers handlers, Wake wake, TimeProvider clock, IOptions<WorkOptions> options, ILogger<Worker> logger) : BackgroundService
{
    private static readonly ActivitySource Activities = new("Folkmoot.Work");
    private readonly WorkOptions _options = options.Value;
    private readonly string _node = $"{Environment.MachineName}:{Environment.ProcessId}";
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(20);
    private readonly ConcurrentDictionary<string, int> _claims = new();

    // Ends later than the host's stop: a call that is under way is worth waiting for, because a broken one must be asked about.
    private readonly CancellationTokenSource _end = new();
    private int _running;
    private int _background;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var keep = KeepLeasesAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            var claimed = 0;
            try
            {
                claimed = await ClaimAndStartAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                Log.ClaimFailed(logger, e);
            }

            if (claimed == 0)
            {
                await wake.WaitAsync(TimeSpan.FromSeconds(_options.PollSeconds), stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        await FinishAsync();
        await keep.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public override void Dispose()
    {
        base.Dispose();
        _end.Dispose();
    }

    /// <summary>Lets what is under way end, and gives back what was claimed and not begun.</summary>
    private async Task FinishAsync()
    {
        var began = clock.GetTimestamp();
        while (Volatile.Read(ref _running) > 0 && clock.GetElapsedTime(began) < StopPatience)
        {
            await wake.WaitAsync(TimeSpan.FromMilliseconds(100), CancellationToken.None);
        }

        if (Volatile.Read(ref _running) > 0)
        {
            await _end.CancelAsync();
            return;
        }

        if (_claims.IsEmpty)
        {
            return;
        }

        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<StoreDb>();
            foreach (var owner in _claims.Keys)
            {
                await Lease.GiveBackAsync(db, owner, CancellationToken.None);
            }
        }
        catch (Exception e)
        {
            // The leases run out by themselves.
            Log.ClaimFailed(logger, e);
        }
    }

    private async Task<int> ClaimAndStartAsync(CancellationToken stoppingToken)
    {
        var free = _options.Concurrency - Volatile.Read(ref _running);
        if (free <= 0)
        {
            return 0;
        }

        // Campaigns and analytics never take more than half of the hands, so that an alert always finds one free.
        var lanes = Volatile.Read(ref _background) * 2 >= _options.Concurrency ? Lane.Scheduled : Lane.Analytics;
        var owner = $"{_node}:{Guid.CreateVersion7(clock.GetUtcNow()):N}";
        List<Job> jobs;
        await using (var scope = scopes.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<StoreDb>();
            jobs = await Lease.ClaimAsync(
                db, owner, clock.GetUtcNow(), TimeSpan.FromSeconds(_options.LeaseSeconds), _options.Batch, lanes, stoppingToken);
        }

        if (jobs.Count == 0)
        {
            return 0;
        }

        _claims[owner] = jobs.Count;
        var queue = new ConcurrentQueue<Job>(jobs);
        for (var i = 0; i < Math.Min(free, jobs.Count); i++)
        {
            Interlocked.Increment(ref _running);
            _ = DrainAsync(owner, queue, stoppingToken);
        }

        return jobs.Count;
    }

    private async Task DrainAsync(string owner, ConcurrentQueue<Job> queue, CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            while (!stoppingToken.IsCancellationRequested && queue.TryDequeue(out var job))
            {
                var background = job.Lane > Lane.Scheduled;
                if (background)
                {
                    Interlocked.Increment(ref _background);
                }

                try
                {
                    await RunAsync(job, _end.Token);
                }
                finally
                {
                    if (background)
                    {
                        Interlocked.Decrement(ref _background);
                    }

                    if (_claims.AddOrUpdate(owner, 0, (_, left) => left - 1) <= 0)
                    {
                        _claims.TryRemove(owner, out _);
                    }
                }
            }
        }
        finally
        {
            Interlocked.Decrement(ref _running);
            wake.Signal();
        }
    }

    /// <summary>Runs one job that this process has claimed.</summary>
    internal async Task RunAsync(Job job, CancellationToken stoppingToken)
    {
        using var activity = Activities.StartActivity(job.Kind, ActivityKind.Consumer, job.TraceParent);
        await using var scope = scopes.CreateAsyncScope();
        if (job.AgencyId != Guid.Empty)
        {
            scope.ServiceProvider.GetRequiredService<AgencyScope>().Enter(job.AgencyId);
        }

        try
        {
            var db = scope.ServiceProvider.GetRequiredService<StoreDb>();
            var next = await HandleAsync(scope.ServiceProvider, job, stoppingToken);
            await using var transaction = await db.Database.BeginTransactionAsync(stoppingToken);
            await db.SaveChangesAsync(stoppingToken);
            if (!await Lease.EndAsync(db, job, next, clock.GetUtcNow(), stoppingToken))
            {
                Log.LeaseLost(logger, job.Kind, job.Id);
                return;
            }

            await transaction.CommitAsync(stoppingToken);
            if (next is Dead dead)
            {
                Log.DeadLetter(logger, job.Kind, job.Id, dead.Why);
            }
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            await FailAsync(job, e, stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // Stopping: the lease runs out and the job is run again.
        }
    }

    private async Task<Next> HandleAsync(IServiceProvider services, Job job, CancellationToken stoppingToken)
    {
        var entry = handlers.Find(job.Kind);
        if (entry is null)
        {
            return new Dead($"This version has no handler named {job.Kind}.");
        }

        if (job.Attempts > entry.AttemptsMax)
        {
            return new Dead(job.LastError ?? "The process ended in the middle of every run.");
        }

        return await entry.Run(services.GetRequiredService(entry.HandlerType), Handlers.Read(entry, job.Payload), stoppingToken);
    }

    private async Task FailAsync(Job job, Exception error, CancellationToken stoppingToken)
    {
        var attemptsMax = handlers.Find(job.Kind)?.AttemptsMax ?? 0;
        var message = $"{error.GetType().Name}: {error.Message}";
        try
        {
            // A fresh scope: the failed one may hold half a change.
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<StoreDb>();
            var now = clock.GetUtcNow();
            if (job.Attempts >= attemptsMax)
            {
                Log.DeadLetterFailed(logger, job.Kind, job.Id, error);
                await Lease.EndAsync(db, job, new Dead(message), now, stoppingToken);
                return;
            }

            Log.RunFailed(logger, job.Kind, job.Id, job.Attempts, error);
            await Lease.FailAsync(db, job, now + Backoff.After(job.Attempts, Random.Shared.NextDouble()), message, stoppingToken);
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            // The database is away as well: the lease runs out and the job is run again.
            Log.ClaimFailed(logger, e);
        }
    }

    private async Task KeepLeasesAsync(CancellationToken stoppingToken)
    {
        var length = TimeSpan.FromSeconds(_options.LeaseSeconds);
        using var timer = new PeriodicTimer(length / 3, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var db = scope.ServiceProvider.GetRequiredService<StoreDb>();
                foreach (var owner in _claims.Keys)
                {
                    await Lease.ExtendAsync(db, owner, clock.GetUtcNow() + length, stoppingToken);
                }
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                Log.ClaimFailed(logger, e);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(100, LogLevel.Warning, "The database could not be asked for work; trying again")]
        public static partial void ClaimFailed(ILogger logger, Exception exception);

        [LoggerMessage(101, LogLevel.Warning, "Job {Kind} {JobId} was taken over by another worker; its result here is discarded")]
        public static partial void LeaseLost(ILogger logger, string kind, Guid jobId);

        [LoggerMessage(102, LogLevel.Warning, "Job {Kind} {JobId} failed at run {Attempt}; it will run again")]
        public static partial void RunFailed(ILogger logger, string kind, Guid jobId, int attempt, Exception exception);

        [LoggerMessage(103, LogLevel.Error, "Job {Kind} {JobId} is a dead letter: {Why}")]
        public static partial void DeadLetter(ILogger logger, string kind, Guid jobId, string why);

        [LoggerMessage(104, LogLevel.Error, "Job {Kind} {JobId} failed at its last run and is a dead letter")]
        public static partial void DeadLetterFailed(ILogger logger, string kind, Guid jobId, Exception exception);
    }
}
