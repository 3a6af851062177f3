// Claims due jobs and runs their handlers: the one loop behind everything that Folkmoot does by itself.
using System.Collections.Concurrent;
using Folkmoot.Storage;
using Microsoft.Extensions.Options;

namespace Folkmoot.Work;

internal sealed partial class Worker(
    IServiceScopeFactory scopes, RunJobs run, KeepClaims claims, Wake wake, TimeProvider clock, IOptions<WorkOptions> options, ILogger<Worker> logger) : BackgroundService
{
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
        var keep = claims.RunAsync(() => _claims.Keys, stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = TimeSpan.FromSeconds(_options.PollSeconds);
            try
            {
                pause = await ClaimAndStartAsync(stoppingToken) > 0 ? TimeSpan.Zero : await PauseAsync(pause, stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                Log.ClaimFailed(logger, e);
            }

            if (pause > TimeSpan.Zero)
            {
                await wake.WaitAsync(pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
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

        await claims.GiveBackAsync(_claims.Keys);
    }

    /// <summary>How long nothing falls due, at most <paramref name="most"/>: what is due at nine begins at nine, not at the next poll.</summary>
    private async Task<TimeSpan> PauseAsync(TimeSpan most, CancellationToken stoppingToken)
    {
        if (Volatile.Read(ref _running) >= _options.Concurrency)
        {
            return most; // Each hand that is done wakes it.
        }

        await using var scope = scopes.CreateAsyncScope();
        var now = clock.GetUtcNow();
        return await Lease.NextDueAsync(scope.ServiceProvider.GetRequiredService<StoreDb>(), now, now + most, stoppingToken) is { } due ? due - now : most;
    }

    private async Task<int> ClaimAndStartAsync(CancellationToken stoppingToken)
    {
        // Taken before the claim: others who lend hands meanwhile must not leave it without any, or nobody would ever run what it took.
        if (!TakeHand())
        {
            return 0;
        }

        var owner = $"{_node}:{Guid.CreateVersion7(clock.GetUtcNow()):N}";
        List<Job> jobs = [];
        try
        {
            // Campaigns and analytics never take more than half of the hands, so that an alert always finds one free.
            var lanes = Volatile.Read(ref _background) * 2 >= _options.Concurrency ? Lane.Scheduled : Lane.Analytics;
            await using var scope = scopes.CreateAsyncScope();
            jobs = await Lease.ClaimAsync(
                scope.ServiceProvider.GetRequiredService<StoreDb>(), owner, clock.GetUtcNow(), TimeSpan.FromSeconds(_options.LeaseSeconds), _options.Batch, lanes, stoppingToken);
        }
        finally
        {
            if (jobs.Count == 0)
            {
                Interlocked.Decrement(ref _running);
            }
        }

        if (jobs.Count == 0)
        {
            return 0;
        }

        _claims[owner] = jobs.Count;
        var units = new ConcurrentQueue<IReadOnlyList<Job>>(run.Units(jobs));
        var others = units.Count - 1;
        _ = DrainAsync(owner, units, stoppingToken);
        LendHands(owner, units, others, stoppingToken);
        return jobs.Count;
    }

    /// <summary>Sets as many free hands as there are, and at most <paramref name="most"/>, to these units.</summary>
    private void LendHands(string owner, ConcurrentQueue<IReadOnlyList<Job>> units, int most, CancellationToken stoppingToken)
    {
        for (var i = 0; i < most && TakeHand(); i++)
        {
            _ = DrainAsync(owner, units, stoppingToken);
        }
    }

    /// <summary>False: all are busy.</summary>
    private bool TakeHand()
    {
        if (Interlocked.Increment(ref _running) <= _options.Concurrency)
        {
            return true;
        }

        Interlocked.Decrement(ref _running);
        return false;
    }

    private async Task DrainAsync(string owner, ConcurrentQueue<IReadOnlyList<Job>> units, CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            while (!stoppingToken.IsCancellationRequested && units.TryDequeue(out var unit))
            {
                var background = unit[0].Lane > Lane.Scheduled;
                if (background)
                {
                    Interlocked.Increment(ref _background);
                }

                var left = 0;
                try
                {
                    foreach (var job in await run.RunAsync(unit, _end.Token))
                    {
                        units.Enqueue([job]);
                        left++;
                    }

                    LendHands(owner, units, left - 1, stoppingToken);
                }
                finally
                {
                    if (background)
                    {
                        Interlocked.Decrement(ref _background);
                    }

                    if (_claims.AddOrUpdate(owner, 0, (_, held) => held - unit.Count + left) <= 0)
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

    private static partial class Log
    {
        [LoggerMessage(100, LogLevel.Warning, "The database could not be asked for work; trying again")]
        public static partial void ClaimFailed(ILogger logger, Exception exception);
    }
}
