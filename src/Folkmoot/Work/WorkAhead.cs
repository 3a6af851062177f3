// Gets a rush ready in the seconds before it is due: jobs that many people gave the same time, such as nine in the morning.
using System.Collections.Concurrent;
using Folkmoot.Storage;
using Microsoft.Extensions.Options;

namespace Folkmoot.Work;

internal sealed partial class WorkAhead(
    IServiceScopeFactory scopes, RunJobs run, Handlers handlers, KeepClaims keep, Wake wake, TimeProvider clock, IOptions<WorkOptions> options, ILogger<WorkAhead> logger)
    : BackgroundService
{
    /// <summary>Jobs that are got ready by one claim.</summary>
    private const int UnitMost = 500;

    /// <summary>What follows waits until everything that could not wait is out of the house, and no longer than this.</summary>
    private static readonly TimeSpan QuietMost = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(20);

    private readonly WorkOptions _options = options.Value;
    private readonly string _node = $"{Environment.MachineName}:{Environment.ProcessId}:ahead";
    private readonly ConcurrentDictionary<string, Task> _claims = new();
    private readonly SemaphoreSlim _hands = new(Math.Max(1, options.Value.Concurrency / 2));

    /// <summary>Rushes of which the rest runs the ordinary way.</summary>
    private readonly HashSet<Rush> _left = [];

    /// <summary>The last job of each rush that was looked at here.</summary>
    private readonly Dictionary<Rush, Guid> _after = [];

    // Ends later than the host's stop: a call that is under way is worth waiting for, because a broken one must be asked about.
    private readonly CancellationTokenSource _end = new();
    private int _begun;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (_options.AheadSeconds == 0)
        {
            return;
        }

        var keeping = keep.RunAsync(() => _claims.Keys, stoppingToken);
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(_options.AheadSeconds / 10), clock);
        do
        {
            try
            {
                while (await PrepareOneAsync(stoppingToken))
                {
                }
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                Log.NotReady(logger, e);
            }
            catch (OperationCanceledException)
            {
            }
        }
        while (await NextAsync(timer, stoppingToken));
        await Task.WhenAll(_claims.Values).WaitAsync(StopPatience, clock, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _end.CancelAsync();
        await keeping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public override void Dispose()
    {
        base.Dispose();
        _end.Dispose();
        _hands.Dispose();
    }

    private static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken stoppingToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>False: there is nothing to get ready at present.</summary>
    private async Task<bool> PrepareOneAsync(CancellationToken stoppingToken)
    {
        var now = clock.GetUtcNow();
        _left.RemoveWhere(r => r.DueAt <= now);
        foreach (var past in _after.Keys.Where(r => r.DueAt <= now).ToList())
        {
            _after.Remove(past);
        }

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<StoreDb>();
        var rushes = await Rush.FindAsync(db, handlers.Prepared, now, now.AddSeconds(_options.AheadSeconds), _options.Batch, stoppingToken);
        if (rushes.FirstOrDefault(r => !_left.Contains(r)) is not { } rush)
        {
            return false;
        }

        var owner = $"{_node}:{Guid.CreateVersion7(now):N}";
        var jobs = await rush.ClaimAsync(db, owner, now, rush.DueAt.AddSeconds(_options.LeaseSeconds), _after.GetValueOrDefault(rush), UnitMost, stoppingToken);
        if (jobs.Count == 0)
        {
            _left.Add(rush);
            return true;
        }

        _after[rush] = jobs[^1].Id;
        PreparedJobs? prepared = null;
        try
        {
            // One that has failed before is not got ready, as it does not run together with others.
            var unit = jobs.FindAll(j => j.Attempts == 1);
            prepared = unit.Count == 0 ? null : await run.PrepareAsync(unit, stoppingToken);
            var ready = (prepared?.Jobs ?? []).Select(i => unit[i].Id).ToHashSet();
            if (ready.Count < jobs.Count && prepared is not null)
            {
                await Lease.GiveBackAsync(db, owner, [.. jobs.Select(j => j.Id).Where(id => !ready.Contains(id))], stoppingToken);
            }
        }
        catch
        {
            _left.Add(rush);
            throw;
        }
        finally
        {
            if (prepared is null)
            {
                await keep.GiveBackAsync([owner]);
            }
        }

        if (prepared is not null)
        {
            _claims[owner] = Task.CompletedTask;
            var task = RunAsync(owner, rush.DueAt, prepared, stoppingToken);
            _claims.TryUpdate(owner, task, Task.CompletedTask);
        }

        return true;
    }

    private async Task RunAsync(string owner, DateTimeOffset due, PreparedJobs prepared, CancellationToken stoppingToken)
    {
        try
        {
            await using (prepared)
            {
                if (await UntilAsync(due, stoppingToken))
                {
                    Interlocked.Increment(ref _begun);
                    var calls = BeginAsync(prepared);
                    await QuietAsync();
                    await prepared.FinishAsync(_end.Token);
                    await calls;
                }
                else
                {
                    await prepared.LetGoAsync(_end.Token);
                }
            }
        }
        catch (Exception e)
        {
            Log.NotRun(logger, e);
        }
        finally
        {
            _claims.TryRemove(owner, out _);
            await keep.GiveBackAsync([owner]);
            wake.Signal();
        }
    }

    /// <summary>False: the process stops before.</summary>
    private async Task<bool> UntilAsync(DateTimeOffset due, CancellationToken stoppingToken)
    {
        // A timer may be early by a little; what is due at nine does not leave before nine.
        while (due - clock.GetUtcNow() is { } left && left > TimeSpan.Zero)
        {
            await Task.Delay(left + TimeSpan.FromMilliseconds(1), clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stoppingToken.IsCancellationRequested)
            {
                return false;
            }
        }

        return true;
    }

    private async Task BeginAsync(PreparedJobs prepared)
    {
        try
        {
            await _hands.WaitAsync(_end.Token);
            try
            {
                await prepared.BeginAsync(_end.Token);
            }
            finally
            {
                _hands.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _begun);
        }
    }

    /// <summary>Until no unit that is due has anything left that cannot wait.</summary>
    private async Task QuietAsync()
    {
        var since = clock.GetTimestamp();
        while (Volatile.Read(ref _begun) > 0 && clock.GetElapsedTime(since) < QuietMost)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), clock, CancellationToken.None);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(107, LogLevel.Warning, "A rush could not be got ready; it runs the ordinary way")]
        public static partial void NotReady(ILogger logger, Exception exception);

        [LoggerMessage(108, LogLevel.Warning, "A rush that was ready could not be run to its end; what is left of it runs the ordinary way")]
        public static partial void NotRun(ILogger logger, Exception exception);
    }
}
