// Delivers one activity to one inbox. An unknown outcome is tried again: receivers know an activity by its id, so that a second copy changes nothing.
using Folkmoot.Accounts;
using Folkmoot.Networks;
using Folkmoot.Networks.ActivityPub;
using Folkmoot.Storage;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Noticeboard.Federation;

internal sealed record DeliverActivity(Guid DeliveryId);

internal sealed class DeliverOne(StoreDb db, ActivityPubClient client, ActorKeys keys, TimeProvider clock) : IHandle<DeliverActivity>
{
    private static readonly TimeSpan TurnPause = TimeSpan.FromSeconds(30);

    public async Task<Next> HandleAsync(DeliverActivity job, CancellationToken cancellationToken)
    {
        var delivery = await db.ActivityDeliveries.SingleOrDefaultAsync(d => d.Id == job.DeliveryId, cancellationToken);
        if (delivery is not { State: ActivityState.Waiting })
        {
            return Next.Done;
        }

        var activity = await db.OutgoingActivities.AsNoTracking().SingleAsync(a => a.Id == delivery.ActivityId, cancellationToken);
        var now = clock.GetUtcNow();
        if (await db.BlockedServers.AnyAsync(b => b.Server == delivery.Server, cancellationToken))
        {
            return Settle(delivery, ActivityState.Dropped, new Reason("noticeboard.federation.reason.blocked"));
        }

        if (activity.Kind is ActivityKind.Create or ActivityKind.Update && await IsWithdrawnAsync(activity.AboutId, cancellationToken))
        {
            return Settle(delivery, ActivityState.Overtaken, null);
        }

        if (DeliveryRules.IsTooOld(delivery.CreatedAt, now))
        {
            return Settle(delivery, ActivityState.Dropped, delivery.Reason is { } last ? Reason.Read(last) : new Reason("noticeboard.federation.reason.late"));
        }

        // An inbox hears of a post in order: a change that came before the post itself would be ignored there.
        if (activity is { Kind: ActivityKind.Update, AboutId: { } about } && await db.ActivityDeliveries.AnyAsync(
            d => d.AboutId == about && d.Inbox == delivery.Inbox && d.State == ActivityState.Waiting
                && db.OutgoingActivities.Any(a => a.Id == d.ActivityId && (a.Kind == ActivityKind.Create || a.CreatedAt < activity.CreatedAt)), cancellationToken))
        {
            return new Again(now + TurnPause, "noticeboard.federation.reason.turn");
        }

        return await SendAsync(delivery, activity, cancellationToken);
    }

    private async Task<Next> SendAsync(ActivityDelivery delivery, OutgoingActivity activity, CancellationToken cancellationToken)
    {
        var actor = await db.FederatedActors.AsNoTracking().SingleAsync(cancellationToken);
        var slug = await db.Agencies.Where(a => a.Id == db.AgencyId).Select(a => a.Slug).SingleAsync(cancellationToken);
        HandOver outcome;
        using (var key = keys.Open(actor, slug))
        {
            outcome = await client.DeliverAsync(new Uri(delivery.Inbox), activity.Document, key, cancellationToken);
        }

        delivery.Attempts++;
        switch (outcome)
        {
            case Arrived:
                return Settle(delivery, ActivityState.Arrived, null);
            case InboxGone:
                await db.Followers.Where(f => f.Inbox == delivery.Inbox || f.SharedInbox == delivery.Inbox).ExecuteDeleteAsync(cancellationToken);
                return Settle(delivery, ActivityState.Dropped, new Reason("noticeboard.federation.reason.gone"));
            case NotArrived later:
                delivery.Reason = later.Reason.ToStored();
                return new Again(DeliveryRules.Again(delivery.Attempts, clock.GetUtcNow(), later.Until, Random.Shared.NextDouble()), delivery.Reason);
            default:
                throw new System.Diagnostics.UnreachableException(outcome.GetType().Name);
        }
    }

    private async Task<bool> IsWithdrawnAsync(Guid? aboutId, CancellationToken cancellationToken) =>
        await db.NoticeboardPosts.AnyAsync(p => p.Id == aboutId && p.WithdrawnAt != null, cancellationToken)
        || await db.FederatedAnswers.AnyAsync(a => a.Id == aboutId && a.WithdrawnAt != null, cancellationToken);

    private Done Settle(ActivityDelivery delivery, ActivityState state, Reason? reason)
    {
        (delivery.State, delivery.Reason, delivery.SettledAt) = (state, reason?.ToStored(), clock.GetUtcNow());
        return (Done)Next.Done;
    }
}
