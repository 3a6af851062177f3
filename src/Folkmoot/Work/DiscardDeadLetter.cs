// Ends a dead letter for good; what it was and why it failed stays in the audit trail.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Work;

internal sealed class DiscardDeadLetter(StoreDb db, IAudit audit, TimeProvider clock)
{
    /// <summary>False: it is no dead letter any more.</summary>
    public async Task<bool> RunAsync(Guid jobId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var job = await DeadLetters.Of(db).AsNoTracking().SingleOrDefaultAsync(j => j.Id == jobId, cancellationToken);
        // Done without having been done: it is kept as long as finished jobs are, and never runs again.
        if (job is null || await DeadLetters.Of(db).Where(j => j.Id == jobId).ExecuteUpdateAsync(s => s.SetProperty(j => j.DoneAt, now), cancellationToken) == 0)
        {
            return false;
        }

        audit.Record("work.dead-letter.discarded", "job", jobId, new { job.Kind, job.Payload, job.LastError, job.CreatedAt });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
