// An administrator removes a fact of the agency; removing one that is gone is no mistake.
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing;

internal sealed class RemoveFact(StoreDb db, Actor actor, IAudit audit)
{
    public async Task RunAsync(Guid id, CancellationToken cancellationToken)
    {
        _ = actor.Required;
        if (await db.AgencyFacts.SingleOrDefaultAsync(f => f.Id == id, cancellationToken) is { } fact)
        {
            db.AgencyFacts.Remove(fact);
            audit.Record("publishing.fact.removed", "agency-fact", id, new { fact.Label, fact.Value });
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
