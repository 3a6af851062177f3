// Runs jobs that this process has claimed, and commits what they changed together with their ends.
using System.Diagnostics;
using Folkmoot.Storage;

namespace Folkmoot.Work;

internal sealed partial class RunJobs(IServiceScopeFactory scopes, Handlers handlers, TimeProvider clock, ILogger<RunJobs> logger)
{
    private static readonly ActivitySource Activities = new("Folkmoot.Work");

    /// <summary>
    /// Of one claim what runs together: jobs of one kind, agency and lane whose handler takes several. A job of which an earlier run
    /// came to grief runs alone, so that it drags no other along.
    /// </summary>
    public IEnumerable<IReadOnlyList<Job>> Units(IReadOnlyList<Job> claim) => claim
        .GroupBy(j => j.Attempts == 1 && handlers.Find(j.Kind)?.Together is not null ? (j.Kind, j.AgencyId, j.Lane, Guid.Empty) : (j.Kind, j.AgencyId, j.Lane, j.Id))
        .Select(g => (IReadOnlyList<Job>)[.. g]);

    /// <summary>Runs a unit and returns those of its jobs that are still to run, each alone.</summary>
    public async Task<IReadOnlyList<Job>> RunAsync(IReadOnlyList<Job> unit, CancellationToken stoppingToken)
    {
        using var activity = Activities.StartActivity(unit[0].Kind, ActivityKind.Consumer, unit.Count == 1 ? unit[0].TraceParent : null);
        await using var scope = scopes.CreateAsyncScope();
        if (unit[0].AgencyId != Guid.Empty)
        {
            scope.ServiceProvider.GetRequiredService<AgencyScope>().Enter(unit[0].AgencyId);
        }

        var ends = new Ends(scope.ServiceProvider.GetRequiredService<StoreDb>(), unit, clock, logger);
        try
        {
            await HandleAsync(scope.ServiceProvider, unit, ends, stoppingToken);
            return ends.Open.Count == 0 || unit.Count > 1 ? ends.Open
                : throw new InvalidOperationException($"{unit[0].Kind} left a job without an end.");
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            foreach (var job in ends.Open)
            {
                await FailAsync(job, e, stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping: the leases run out and the jobs are run again.
        }

        return [];
    }

    /// <summary>Gets jobs of one rush ready; null where none of them can be.</summary>
    public async Task<PreparedJobs?> PrepareAsync(IReadOnlyList<Job> unit, CancellationToken stoppingToken)
    {
        var entry = handlers.Find(unit[0].Kind) ?? throw new InvalidOperationException($"No handler named {unit[0].Kind}.");
        var scope = scopes.CreateAsyncScope();
        PreparedJobs? ready = null;
        try
        {
            if (unit[0].AgencyId != Guid.Empty)
            {
                scope.ServiceProvider.GetRequiredService<AgencyScope>().Enter(unit[0].AgencyId);
            }

            var ends = new Ends(scope.ServiceProvider.GetRequiredService<StoreDb>(), unit, clock, logger);
            var prepared = await entry.Prepare!(scope.ServiceProvider.GetRequiredService(entry.HandlerType), [.. unit.Select(j => Handlers.Read(entry, j.Payload))], unit[0].DueAt, ends, stoppingToken);
            return ready = prepared is null ? null : new PreparedJobs(scope, prepared);
        }
        finally
        {
            if (ready is null)
            {
                await scope.DisposeAsync();
            }
        }
    }

    private async Task HandleAsync(IServiceProvider services, IReadOnlyList<Job> unit, Ends ends, CancellationToken stoppingToken)
    {
        var entry = handlers.Find(unit[0].Kind);
        if (entry is null)
        {
            await ends.CommitAsync([.. unit.Select((_, i) => new End(i, new Dead($"This version has no handler named {unit[0].Kind}.")))], null, stoppingToken);
            return;
        }

        if (unit is [{ } alone] && alone.Attempts > entry.AttemptsMax)
        {
            await ends.CommitAsync([new End(0, new Dead(alone.LastError ?? "The process ended in the middle of every run."))], null, stoppingToken);
            return;
        }

        var handler = services.GetRequiredService(entry.HandlerType);
        if (entry.Together is { } together)
        {
            await together(handler, [.. unit.Select(j => Handlers.Read(entry, j.Payload))], ends, stoppingToken);
            return;
        }

        await ends.CommitAsync([new End(0, await entry.Run!(handler, Handlers.Read(entry, unit[0].Payload), stoppingToken))], null, stoppingToken);
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
            Log.FailureNotKept(logger, job.Kind, job.Id, e);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(102, LogLevel.Warning, "Job {Kind} {JobId} failed at run {Attempt}; it will run again")]
        public static partial void RunFailed(ILogger logger, string kind, Guid jobId, int attempt, Exception exception);

        [LoggerMessage(104, LogLevel.Error, "Job {Kind} {JobId} failed at its last run and is a dead letter")]
        public static partial void DeadLetterFailed(ILogger logger, string kind, Guid jobId, Exception exception);

        [LoggerMessage(105, LogLevel.Warning, "The failure of job {Kind} {JobId} could not be kept; it will run again when its claim has run out")]
        public static partial void FailureNotKept(ILogger logger, string kind, Guid jobId, Exception exception);
    }
}
