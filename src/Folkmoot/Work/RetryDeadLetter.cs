// Gives a dead letter new runs, because a person has removed what was in its way.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Work;

internal sealed class RetryDeadLetter(StoreDb db, Wake wake, IAudit audit, TimeProvider clock)
{
    /// <summary>False: it is no dead letter any more, or the same work has been asked for again meanwhile.</summary>
    public async Task<bool> RunAsync(Guid jobId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var job = await DeadLetters.Of(db).AsNoTracking().SingleOrDefaultAsync(j => j.Id == jobId, cancellationToken);
        if (job is null)
        {
            return false;
        }

        if (job.Key is { } key)
        {
            await db.LockAsync($"job:{key}", cancellationToken);
            // Keys are unique across agencies (they carry ids).
            if (await db.Jobs.IgnoreQueryFilters().AnyAsync(j => j.Key == key && j.DoneAt == null && j.DeadAt == null, cancellationToken))
            {
                return false;
            }
        }

        var again = await DeadLetters.Of(db).Where(j => j.Id == jobId).ExecuteUpdateAsync(s => s
            .SetProperty(j => j.DeadAt, (DateTimeOffset?)null).SetProperty(j => j.Attempts, 0).SetProperty(j => j.DueAt, now)
            .SetProperty(j => j.WaitingFor, (string?)null).SetProperty(j => j.LeaseOwner, (string?)null).SetProperty(j => j.LeaseUntil, (DateTimeOffset?)null), cancellationToken);
        if (again == 0)
        {
            return false;
        }

        audit.Record("work.dead-letter.retried", "job", jobId, new { job.Kind, job.LastError });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        wake.Signal();
        return true;
    }
}
