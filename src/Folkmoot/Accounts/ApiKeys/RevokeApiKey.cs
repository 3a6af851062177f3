// Ends a key at once: its person may, and an administrator of its agency.
using Folkmoot.Storage;
using Folkmoot.Web;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Accounts.ApiKeys;

internal sealed class RevokeApiKey(StoreDb db, Actor actor, IAudit audit, TimeProvider clock)
{
    /// <summary>False where there is no such key that the person may revoke.</summary>
    public async Task<bool> RunAsync(Guid keyId, CancellationToken cancellationToken)
    {
        var person = actor.Required;
        var all = actor.Has(Right.AgencyManage);
        var key = await db.ApiKeys.SingleOrDefaultAsync(k => k.Id == keyId && k.RevokedAt == null && (all || k.PersonId == person), cancellationToken);
        if (key is null)
        {
            return false;
        }

        key.RevokedAt = clock.GetUtcNow();
        audit.Record("accounts.api-key.revoked", "api-key", key.Id, new { key.Name, person = key.PersonId });
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
