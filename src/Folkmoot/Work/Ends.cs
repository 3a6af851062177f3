// Ends jobs of one claim, many in one transaction with what they changed.
using Folkmoot.Storage;

namespace Folkmoot.Work;

/// <param name="Job">Its place among the jobs that the handler was given.</param>
internal readonly record struct End(int Job, Next Next);

/// <summary>Not for use by several threads, like the store that it saves.</summary>
internal sealed partial class Ends(StoreDb db, IReadOnlyList<Job> jobs, TimeProvider clock, ILogger logger)
{
    private readonly HashSet<int> _ended = [];

    /// <summary>Those without an end so far.</summary>
    public IReadOnlyList<Job> Open => [.. jobs.Where((_, i) => !_ended.Contains(i))];

    /// <summary>
    /// Commits these ends in one transaction with the changes that are in the store and those that <paramref name="write"/> makes. A job that
    /// another claim has taken meanwhile is left out together with its changes: <paramref name="write"/> is then called once for each of the others.
    /// </summary>
    /// <param name="write">Makes the changes of the given ends and leaves them unsaved; must do the same when it is called again. Null where there are none; what a handler of one job left in the store is committed as well.</param>
    public async Task CommitAsync(IReadOnlyList<End> ends, Func<IReadOnlyList<End>, CancellationToken, Task>? write, CancellationToken cancellationToken)
    {
        if (ends.Count == 0 || await TryAsync(ends, write, cancellationToken))
        {
            return;
        }

        if (ends.Count > 1)
        {
            foreach (var end in ends)
            {
                await CommitAsync([end], write, cancellationToken);
            }

            return;
        }

        foreach (var end in ends)
        {
            _ended.Add(end.Job);
            Log.LeaseLost(logger, jobs[end.Job].Kind, jobs[end.Job].Id);
        }
    }

    private async Task<bool> TryAsync(IReadOnlyList<End> ends, Func<IReadOnlyList<End>, CancellationToken, Task>? write, CancellationToken cancellationToken)
    {
        await using (var transaction = await db.Database.BeginTransactionAsync(cancellationToken))
        {
            if (write is not null)
            {
                await write(ends, cancellationToken);
            }

            await db.SaveChangesAsync(cancellationToken);
            if (!await Lease.EndAsync(db, [.. ends.Select(e => (jobs[e.Job], e.Next))], clock.GetUtcNow(), cancellationToken))
            {
                await transaction.RollbackAsync(cancellationToken);
                db.ChangeTracker.Clear();
                return false;
            }

            await transaction.CommitAsync(cancellationToken);
        }

        db.ChangeTracker.Clear();
        foreach (var end in ends)
        {
            _ended.Add(end.Job);
            if (end.Next is Dead dead)
            {
                Log.DeadLetter(logger, jobs[end.Job].Kind, jobs[end.Job].Id, dead.Why);
            }
        }

        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(101, LogLevel.Warning, "Job {Kind} {JobId} was taken over by another worker; its result here is discarded")]
        public static partial void LeaseLost(ILogger logger, string kind, Guid jobId);

        [LoggerMessage(103, LogLevel.Error, "Job {Kind} {JobId} is a dead letter: {Why}")]
        public static partial void DeadLetter(ILogger logger, string kind, Guid jobId, string why);
    }
}
