// Lets one delivery go out although its channel's cap is reached; the cap stays for all others.
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Channels.Costs;

internal sealed class ReleaseOverCap(StoreDb db, Jobs jobs, IAudit audit, Actor actor, TimeProvider clock)
{
    /// <summary>False: it does not wait any more, or was released already.</summary>
    public async Task<bool> RunAsync(Guid channelId, Guid deliveryId, CancellationToken cancellationToken)
    {
        _ = actor.Required;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var released = await db.Deliveries
            .Where(d => d.Id == deliveryId && d.ChannelId == channelId && d.State == DeliveryState.Waiting && d.OverCapAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(d => d.OverCapAt, now), cancellationToken);
        if (released == 0)
        {
            return false;
        }

        var delivery = await db.Deliveries.AsNoTracking().SingleAsync(d => d.Id == deliveryId, cancellationToken);
        // Without a key: its open job sleeps until the month is over, and a second one is harmless.
        await jobs.AddAsync(new SendDelivery(deliveryId), cancellationToken, lane: delivery.Lane);
        audit.Record("channels.delivery.over-cap", "delivery", deliveryId, new { delivery.OwnerKind, delivery.OwnerId, channelId });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
