// Ends sessions: one's own, one of one's own elsewhere, or all but the present.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Accounts.SignIn;

internal sealed class EndSession(StoreDb db, IAudit audit, TimeProvider clock)
{
    /// <summary>False where the person has no such open session.</summary>
    public async Task<bool> RunAsync(Guid personId, Guid sessionId, CancellationToken cancellationToken)
    {
        var session = await db.Sessions.SingleOrDefaultAsync(s => s.Id == sessionId && s.PersonId == personId && s.EndedAt == null, cancellationToken);
        if (session is null)
        {
            return false;
        }

        session.EndedAt = clock.GetUtcNow();
        audit.RecordFor(db.AgencyId, "accounts.session.ended", "person", personId, new { session = sessionId });
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>How many were ended.</summary>
    public async Task<int> RunForOthersAsync(Guid personId, Guid keep, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var ended = await EndOthersAsync(personId, keep, cancellationToken);
        audit.RecordFor(db.AgencyId, "accounts.sessions.ended", "person", personId, new { ended });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return ended;
    }

    /// <summary>The same as a part of something larger that has its own entry in the audit trail.</summary>
    public Task<int> EndOthersAsync(Guid personId, Guid? keep, CancellationToken cancellationToken)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        return db.Sessions.Where(s => s.PersonId == personId && s.EndedAt == null && s.Id != keep)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, now), cancellationToken);
    }
}
