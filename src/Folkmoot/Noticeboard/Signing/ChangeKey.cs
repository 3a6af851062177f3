// An administrator puts a new signing key in the place of the one in use, or says that an earlier or present one is not to be believed any more.
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Noticeboard.Signing;

internal sealed class ChangeKey(StoreDb db, KeySeal seal, Jobs jobs, Actor actor, IAudit audit, TimeProvider clock)
{
    public const int ReasonMax = 300;

    /// <param name="reason">Null: the key only makes room, and what it signed stays genuine. Else why it is withdrawn; kept in the audit trail.</param>
    /// <returns>False: it is not there, or it is so already; nothing was changed.</returns>
    public async Task<bool> RunAsync(Guid keyId, string? reason, CancellationToken cancellationToken)
    {
        _ = actor.Required;
        // Before the transaction, whether it is needed or not.
        var next = seal.New(clock.GetUtcNow());
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockAsync($"noticeboard:{db.AgencyId}", cancellationToken);
        var key = await db.SigningKeys.SingleOrDefaultAsync(k => k.Id == keyId, cancellationToken);
        if (key is null || (reason is null ? key.RetiredAt is not null : key.RevokedAt is not null))
        {
            return false;
        }

        var now = clock.GetUtcNow();
        key.RevokedAt = reason is null ? null : now;
        if (key.RetiredAt is null)
        {
            // A key that signs no more is best not there.
            (key.RetiredAt, key.Sealed, next.CreatedAt) = (now, null, now);
            audit.Record("noticeboard.key.rotated", "signing-key", key.Id, new { key.Kid, next = next.Kid });
            // First the one makes room: each agency has one key in use, which is an index.
            await db.SaveChangesAsync(cancellationToken);
            db.SigningKeys.Add(next);
        }

        if (reason is not null)
        {
            audit.Record("noticeboard.key.withdrawn", "signing-key", key.Id, new { key.Kid, reason });
        }

        await KeyChange.TellAsync(db, jobs, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
