// What follows when a delivery has come to an end: the fact for its owner, the audit entry, and taking down what somebody wanted back meanwhile.
using Folkmoot.Channels.Hooks;
using Folkmoot.Networks;
using Folkmoot.Storage;
using Folkmoot.Web;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Channels;

/// <summary>Leaves its changes unsaved, but for <see cref="TakeBackAsync"/>.</summary>
internal sealed class Settling(StoreDb db, Jobs jobs, HookFacts hooks, IAudit audit, Texts texts, TimeProvider clock)
{
    public void Settle(Delivery delivery, DeliveryState state, Reason? reason)
    {
        delivery.State = state;
        delivery.Reason = reason?.ToStored();
        delivery.SettledAt = clock.GetUtcNow();
        jobs.Publish(DeliverySettled.Of(delivery));
        audit.Record($"channels.delivery.{Words.Of(state)}", "delivery", delivery.Id,
            new { delivery.OwnerKind, delivery.OwnerId, delivery.ChannelId, delivery.Attempts, delivery.ExternalId, Reason = delivery.Reason is { } kept ? texts.ResolveEnglish(kept) : null });
        hooks.Add(delivery);
    }

    /// <summary>It is there.</summary>
    public void Arrived(Delivery delivery, string externalId, string? url, string? revision, string? rendered)
    {
        (delivery.ExternalId, delivery.Url, delivery.Revision) = (externalId, url, revision);
        delivery.Rendered = rendered ?? delivery.Rendered ?? delivery.Content;
        Settle(delivery, DeliveryState.Sent, null);
    }

    /// <summary>
    /// Saves, and has those taken down that somebody asked back while they were on their way: read only now, when their rows are written in this
    /// transaction, because a request that came after they were first read would be missed.
    /// </summary>
    public async Task TakeBackAsync(IReadOnlyCollection<Guid> arrived, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        if (arrived.Count == 0)
        {
            return;
        }

        var wanted = await db.Deliveries.AsNoTracking().Where(d => arrived.Contains(d.Id) && d.WithdrawRequested).Select(d => new { d.Id, d.Lane }).ToListAsync(cancellationToken);
        foreach (var delivery in wanted)
        {
            await jobs.AddAsync(new WithdrawDelivery(delivery.Id), cancellationToken, key: $"withdraw:{delivery.Id}", lane: delivery.Lane);
        }
    }
}
