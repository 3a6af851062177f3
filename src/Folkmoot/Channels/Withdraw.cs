// Takes down something that is out.
using Folkmoot.Channels.Hooks;
using Folkmoot.Networks;
using Folkmoot.Storage;
using Folkmoot.Web;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Channels;

internal sealed class Withdraw(StoreDb db, NetworkCatalogue networks, Secrets secrets, Health health, Jobs jobs, HookFacts hooks, IAudit audit, Texts texts, TimeProvider clock)
    : IHandle<WithdrawDelivery>
{
    private const int PauseSeconds = 60;

    public async Task<Next> HandleAsync(WithdrawDelivery job, CancellationToken cancellationToken)
    {
        var delivery = await db.Deliveries.SingleAsync(d => d.Id == job.DeliveryId, cancellationToken);
        if (delivery is not { State: DeliveryState.Sent, ExternalId: { } externalId })
        {
            return Next.Done;
        }

        var channel = await db.Channels.AsNoTracking().SingleAsync(c => c.Id == delivery.ChannelId, cancellationToken);
        if (Sending.Rest(channel, clock.GetUtcNow()) is { } rest)
        {
            delivery.Reason = rest.Reason.ToStored();
            return new Again(rest.Until, delivery.Reason);
        }

        var account = new Account(channel.Id, secrets.Read(channel.Settings));
        var outcome = await networks[channel.Network].WithdrawAsync(account, externalId, cancellationToken);
        await health.KeepAsync(channel, account, cancellationToken);
        if (outcome is NotWithdrawn { Final: false } later)
        {
            delivery.Reason = later.Reason.ToStored();
            return new Again(clock.GetUtcNow().AddSeconds(PauseSeconds), delivery.Reason);
        }

        delivery.State = outcome is Withdrawn ? DeliveryState.Withdrawn : DeliveryState.NeedsReview;
        var reason = outcome is NotWithdrawn no ? no.Reason : new Reason("channels.reason.withdrawn-after");
        delivery.Reason = reason.ToStored();
        delivery.SettledAt = clock.GetUtcNow();
        jobs.Publish(DeliverySettled.Of(delivery));
        hooks.Add(delivery);
        audit.Record($"channels.delivery.{Words.Of(delivery.State)}", "delivery", delivery.Id, new { delivery.OwnerKind, delivery.OwnerId, Reason = texts.ResolveEnglish(delivery.Reason) });
        return Next.Done;
    }
}
