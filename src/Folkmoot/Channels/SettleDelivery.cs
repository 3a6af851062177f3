// A person's word on a delivery that failed or that no machine could settle: it is there, or send it (again), or leave it.
using Folkmoot.Accounts;
using Folkmoot.Channels.Hooks;
using Folkmoot.Channels.Threads;
using Folkmoot.Storage;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Channels;

internal enum Verdict
{
    /// <summary>It arrived: the person saw it on the network.</summary>
    ItIsThere,

    /// <summary>It did not arrive, or was mended: send it, under the same key.</summary>
    SendAgain,

    /// <summary>It shall not be sent any more.</summary>
    LeaveIt,
}

/// <param name="Url">Where the person saw it, with <see cref="Verdict.ItIsThere"/>.</param>
internal sealed record SettleRequest(Guid DeliveryId, Verdict Verdict, string? Url);

internal sealed class SettleDelivery(StoreDb db, Jobs jobs, HookFacts hooks, IAudit audit, Actor actor, TimeProvider clock)
{
    /// <summary>False: it needs no decision any more (somebody else was quicker).</summary>
    public async Task<bool> RunAsync(SettleRequest request, CancellationToken cancellationToken)
    {
        _ = actor.Required;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var state = request.Verdict switch
        {
            Verdict.ItIsThere => DeliveryState.Sent,
            Verdict.SendAgain => DeliveryState.Waiting,
            _ => DeliveryState.Withdrawn,
        };
        var publishBy = now + Deliveries.InTime;
        var settled = await db.Deliveries
            .Where(d => d.Id == request.DeliveryId && (d.State == DeliveryState.Failed || d.State == DeliveryState.NeedsReview))
            .ExecuteUpdateAsync(s => s
                .SetProperty(d => d.State, state).SetProperty(d => d.DueAt, d => state == DeliveryState.Waiting ? now : d.DueAt)
                .SetProperty(d => d.PublishBy, d => state == DeliveryState.Waiting ? publishBy : d.PublishBy)
                .SetProperty(d => d.Asked, 0).SetProperty(d => d.WithdrawRequested, false)
                .SetProperty(d => d.Reason, (string?)null).SetProperty(d => d.SettledAt, d => state == DeliveryState.Waiting ? null : now), cancellationToken);
        if (settled == 0)
        {
            return false;
        }

        var delivery = await db.Deliveries.SingleAsync(d => d.Id == request.DeliveryId, cancellationToken);
        delivery.Url = request.Url ?? delivery.Url;
        if (state == DeliveryState.Waiting)
        {
            delivery.AttemptsForgiven = delivery.Attempts;
            await jobs.AddAsync(new SendDelivery(delivery.Id), cancellationToken, lane: delivery.Lane);
        }
        else
        {
            jobs.Publish(DeliverySettled.Of(delivery));
            hooks.Add(delivery);
        }

        await db.GoOnAsync(delivery, request.Verdict, now, publishBy, cancellationToken);
        audit.Record("channels.delivery.settled-by-person", "delivery", delivery.Id, new { verdict = request.Verdict.ToString(), request.Url });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
