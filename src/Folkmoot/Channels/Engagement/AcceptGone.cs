// A person leaves it so that a network does not have something any more.
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Channels.Engagement;

/// <summary>Leaves its changes unsaved.</summary>
internal sealed class AcceptGone(StoreDb db, IAudit audit, Actor actor, TimeProvider clock)
{
    /// <summary>False: it is there again, or somebody has said so already.</summary>
    public async Task<bool> RunAsync(Guid deliveryId, CancellationToken cancellationToken)
    {
        var person = actor.Required;
        var row = await db.DeliveryResults.SingleOrDefaultAsync(r => r.DeliveryId == deliveryId && r.GoneAt != null && r.AcceptedAt == null, cancellationToken);
        if (row is null)
        {
            return false;
        }

        (row.AcceptedAt, row.AcceptedBy) = (clock.GetUtcNow(), person);
        audit.Record("channels.delivery.gone-accepted", "delivery", deliveryId);
        return true;
    }
}
