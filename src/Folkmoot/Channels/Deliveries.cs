// How other modules ask for something to be sent, changed or taken back; in their own transaction.
using System.Text.Json;
using Folkmoot.Channels.Hooks;
using Folkmoot.Channels.Threads;
using Folkmoot.Networks;
using Folkmoot.Storage;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Channels;

/// <param name="OwnerKind">Chooses the <see cref="ISendGuard"/>.</param>
/// <param name="Part">Its place in a thread, from 0; <paramref name="LastPart"/> is that of the last.</param>
/// <param name="PublishBy">After this a person is asked; see <see cref="Deliveries.InTime"/>.</param>
internal sealed record NewDelivery(
    string OwnerKind, Guid OwnerId, Guid ChannelId, Lane Lane, DeliveryContent Content, DateTimeOffset DueAt, DateTimeOffset PublishBy, int Part = 0, int LastPart = 0);

internal sealed class Deliveries(StoreDb db, Jobs jobs, HookFacts hooks, IAudit audit, TimeProvider clock)
{
    /// <summary>How late a delivery may be by default before a person is asked.</summary>
    public static readonly TimeSpan InTime = TimeSpan.FromHours(2);

    /// <summary>
    /// Adds the delivery and its job; a further part of a thread gets its job when the part above it is out. One per owner, channel and part: a withdrawn
    /// one that never left is used again.
    /// </summary>
    /// <exception cref="InvalidOperationException">The owner already has a delivery to this channel that is waiting or has left.</exception>
    public async Task<Guid> AddAsync(NewDelivery asked, CancellationToken cancellationToken)
    {
        var before = await db.Deliveries.Where(d => d.OwnerKind == asked.OwnerKind && d.OwnerId == asked.OwnerId && d.ChannelId == asked.ChannelId).ToListAsync(cancellationToken);
        before.ForEach(d => d.LastPart = asked.LastPart);
        var delivery = before.Find(d => d.Part == asked.Part);
        var content = JsonSerializer.Serialize(asked.Content);
        var now = clock.GetUtcNow();
        if (delivery is null)
        {
            delivery = new Delivery
            {
                Id = Guid.CreateVersion7(now),
                OwnerKind = asked.OwnerKind,
                OwnerId = asked.OwnerId,
                ChannelId = asked.ChannelId,
                Part = asked.Part,
                LastPart = asked.LastPart,
                Content = content,
                CreatedAt = now,
            };
            db.Deliveries.Add(delivery);
        }
        else if (delivery is not { State: DeliveryState.Withdrawn, ExternalId: null })
        {
            throw new InvalidOperationException($"Delivery {delivery.Id} of {asked.OwnerKind} {asked.OwnerId} is already {Words.Of(delivery.State)}.");
        }

        (delivery.Lane, delivery.State, delivery.Content) = (asked.Lane, DeliveryState.Waiting, content);
        (delivery.DueAt, delivery.PublishBy) = (asked.DueAt, asked.PublishBy);
        (delivery.Reason, delivery.SettledAt, delivery.WithdrawRequested) = (asked.DueAt > now ? Sending.Scheduled.ToStored() : null, null, false);
        if (asked.Part > 0)
        {
            delivery.Reason = ThreadRules.WaitsAbove.ToStored();
            return delivery.Id;
        }

        // Without a key: an earlier job of a delivery that is used again may be ending right now, and a second one is harmless.
        await jobs.AddAsync(new SendDelivery(delivery.Id), cancellationToken, asked.DueAt, lane: asked.Lane);
        return delivery.Id;
    }

    /// <summary>
    /// Takes an owner's deliveries back: what waits is withdrawn at once, what is out is taken down by a job, what is on its way as soon as it is known.
    /// Returns how many were already out or on their way.
    /// </summary>
    public async Task<int> WithdrawAsync(string ownerKind, Guid ownerId, CancellationToken cancellationToken)
    {
        var deliveries = await db.Deliveries.Where(d => d.OwnerKind == ownerKind && d.OwnerId == ownerId).ToListAsync(cancellationToken);
        var outside = 0;
        foreach (var delivery in deliveries)
        {
            switch (delivery.State)
            {
                case DeliveryState.Waiting or DeliveryState.ByHand:
                    // Only if it still waits: a worker may be marking it, or a person reporting it, this very moment.
                    delivery.WithdrawRequested = true;
                    await TakeWaitingAsync(delivery, cancellationToken);
                    outside += delivery.State == DeliveryState.Withdrawn ? 0 : 1;
                    break;
                case DeliveryState.Sending:
                    delivery.WithdrawRequested = true;
                    outside++;
                    break;
                case DeliveryState.Sent:
                    delivery.WithdrawRequested = true;
                    outside++;
                    break;
                case DeliveryState.Failed or DeliveryState.NeedsReview:
                    delivery.WithdrawRequested = true;
                    break;
            }
        }

        // Of a thread the last part first; the others follow, each when the one beneath it is down.
        foreach (var down in deliveries.GroupBy(d => d.ChannelId).Select(ThreadRules.NextDown).OfType<Delivery>())
        {
            await jobs.AddAsync(new WithdrawDelivery(down.Id), cancellationToken, key: $"withdraw:{down.Id}", lane: down.Lane);
        }

        return outside;
    }

    /// <summary>Takes one delivery down that is out. False: it is not out.</summary>
    public async Task<bool> TakeDownAsync(Guid deliveryId, CancellationToken cancellationToken)
    {
        var delivery = await db.Deliveries.SingleAsync(d => d.Id == deliveryId, cancellationToken);
        if (delivery.State != DeliveryState.Sent)
        {
            return false;
        }

        delivery.WithdrawRequested = true;
        await jobs.AddAsync(new WithdrawDelivery(delivery.Id), cancellationToken, key: $"withdraw:{delivery.Id}", lane: delivery.Lane);
        return true;
    }

    private async Task TakeWaitingAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var withdrawn = new Reason("channels.reason.withdrawn-before").ToStored();
        var taken = await db.Deliveries.Where(d => d.Id == delivery.Id && (d.State == DeliveryState.Waiting || d.State == DeliveryState.ByHand)).ExecuteUpdateAsync(s => s
            .SetProperty(d => d.State, DeliveryState.Withdrawn).SetProperty(d => d.SettledAt, now).SetProperty(d => d.Reason, withdrawn),
            cancellationToken);
        await db.Entry(delivery).ReloadAsync(cancellationToken);
        if (taken == 0)
        {
            delivery.WithdrawRequested = true;
            return;
        }

        jobs.Publish(DeliverySettled.Of(delivery));
        hooks.Add(delivery);
        audit.Record("channels.delivery.withdrawn", "delivery", delivery.Id, new { delivery.OwnerKind, delivery.OwnerId, delivery.ChannelId });
    }
}
