// Takes deliveries through their next step: what is due and free is sent together, everything else one by one.
using System.Diagnostics;
using Folkmoot.Channels.Consent;
using Folkmoot.Channels.Costs;
using Folkmoot.Networks;
using Folkmoot.Storage;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Folkmoot.Channels;

internal sealed partial class Deliver(
    StoreDb db,
    NetworkCatalogue networks,
    Secrets secrets,
    Health health,
    SendTogether send,
    AskOwners owners,
    ReadOutgoing read,
    Settling settling,
    CostLedger costs,
    RenewAccess renew,
    TimeProvider clock,
    IOptions<ChannelsOptions> options,
    ILogger<Deliver> logger) : IPrepareTogether<SendDelivery>
{
    public async Task HandleAsync(IReadOnlyList<SendDelivery> jobs, Ends ends, CancellationToken cancellationToken)
    {
        if (jobs is [var alone])
        {
            await AloneAsync(alone.DeliveryId, ends, cancellationToken);
            return;
        }

        await send.RunAsync(await ReadyAsync(jobs, clock.GetUtcNow(), cancellationToken), ends, cancellationToken);
    }

    public async Task<IPrepared?> PrepareAsync(IReadOnlyList<SendDelivery> jobs, DateTimeOffset due, Ends ends, CancellationToken cancellationToken) =>
        await send.PrepareAsync(await ReadyAsync(jobs, due, cancellationToken), due, ends, cancellationToken);

    /// <summary>Those of the jobs whose deliveries can be sent together at that time.</summary>
    private async Task<IReadOnlyList<Ready>> ReadyAsync(IReadOnlyList<SendDelivery> jobs, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var ids = jobs.Select(j => j.DeliveryId).Distinct().ToList();
        var deliveries = await db.Deliveries.AsNoTracking().Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, cancellationToken);
        var named = deliveries.Values.Select(d => d.ChannelId).Distinct().ToList();
        var channels = await ChannelsAsync(named, cancellationToken);
        var ready = new List<Ready>(jobs.Count);
        foreach (var (job, id) in jobs.Select((j, i) => (i, j.DeliveryId)))
        {
            // Two jobs may name one delivery (a rescue): it is removed, so that the second finds none and runs alone.
            if (deliveries.Remove(id, out var delivery) && channels[delivery.ChannelId] is var channel
                && networks[channel.Network] is var network && Next(delivery, channel, network, at) is SendStep.Send && SendTogether.Takes(delivery, network))
            {
                ready.Add(new Ready(job, delivery, channel, network));
            }
        }

        return ready;
    }

    private async Task AloneAsync(Guid id, Ends ends, CancellationToken cancellationToken)
    {
        var delivery = await db.Deliveries.SingleOrDefaultAsync(d => d.Id == id, cancellationToken);
        if (delivery is null)
        {
            await EndAsync(ends, Work.Next.Done, cancellationToken);
            return;
        }

        var channel = (await ChannelsAsync([delivery.ChannelId], cancellationToken))[delivery.ChannelId];
        var network = networks[channel.Network];
        var step = Next(delivery, channel, network, clock.GetUtcNow());
        if (step is SendStep.Find)
        {
            if (await FindAsync(delivery, channel, network, ends, cancellationToken))
            {
                return;
            }

            step = Next(delivery, channel, network, clock.GetUtcNow());
        }

        if (step is SendStep.Send)
        {
            db.ChangeTracker.Clear();
            await send.RunAsync([new Ready(0, delivery, channel, network)], ends, cancellationToken);
            return;
        }

        await EndAsync(ends, await TakeAsync(step, delivery, network, cancellationToken), cancellationToken);
    }

    /// <summary>The channels, with their access renewed where that is due.</summary>
    private async Task<Dictionary<Guid, Channel>> ChannelsAsync(List<Guid> ids, CancellationToken cancellationToken)
    {
        var channels = await ReadAsync();
        var due = channels.Values.Where(c => RenewAccess.IsDue(c, clock.GetUtcNow())).ToList();
        foreach (var channel in due)
        {
            await renew.RunAsync(channel.Id, cancellationToken);
        }

        return due.Count == 0 ? channels : await ReadAsync();

        Task<Dictionary<Guid, Channel>> ReadAsync() => db.Channels.AsNoTracking().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancellationToken);
    }

    private SendStep Next(Delivery delivery, Channel channel, INetwork network, DateTimeOffset at) =>
        Sending.Next(delivery, channel, network.Reconciliation, at, TimeSpan.FromSeconds(options.Value.SettleSeconds), network is IByHand);

    private static Task EndAsync(Ends ends, Next next, CancellationToken cancellationToken) => ends.CommitAsync([new End(0, next)], null, cancellationToken);

    /// <summary>A step without a call.</summary>
    private async Task<Next> TakeAsync(SendStep step, Delivery delivery, INetwork network, CancellationToken cancellationToken)
    {
        switch (step)
        {
            case SendStep.Wait wait:
                delivery.Reason = wait.Reason.ToStored();
                return new Again(wait.Until, delivery.Reason);
            case SendStep.Review review:
                settling.Settle(delivery, DeliveryState.NeedsReview, review.Reason);
                return Work.Next.Done;
            case SendStep.Withdraw:
                settling.Settle(delivery, DeliveryState.Withdrawn, new Reason("channels.reason.withdrawn-before"));
                return Work.Next.Done;
            case SendStep.HandOver:
                return await HandOverAsync(delivery, network, cancellationToken);
            case SendStep.Nothing:
                return Work.Next.Done;
            default:
                throw new UnreachableException(step.GetType().Name);
        }
    }

    /// <summary>Gives it to a person, who posts it by hand. From here on only their report, its end of time or a withdrawal changes it.</summary>
    private async Task<Next> HandOverAsync(Delivery delivery, INetwork network, CancellationToken cancellationToken)
    {
        if ((await owners.RunAsync([delivery], clock.GetUtcNow(), cancellationToken))[0] is var answer and not MaySend)
        {
            return owners.Hold(delivery, answer);
        }

        var now = clock.GetUtcNow();
        (delivery.StartedAt, delivery.FirstStartedAt) = (now, delivery.FirstStartedAt ?? now);
        if (Preflight.Check(network, await read.RunAsync(delivery, cancellationToken)) is { } unfit)
        {
            settling.Settle(delivery, DeliveryState.Failed, unfit.Reason);
            return Work.Next.Done;
        }

        settling.Settle(delivery, DeliveryState.ByHand, Sending.ForAPerson);
        delivery.SettledAt = null;
        return new Again(delivery.PublishBy.AddSeconds(1), Sending.ForAPerson.ToStored());
    }

    /// <summary>Asks the network whether it is there. False: certainly not, and the delivery is waiting again.</summary>
    private async Task<bool> FindAsync(Delivery delivery, Channel channel, INetwork network, Ends ends, CancellationToken cancellationToken)
    {
        var account = new Account(channel.Id, secrets.Read(channel.Settings));
        var outgoing = await read.RunAsync(delivery, cancellationToken);
        var outcome = await network.FindAsync(account, outgoing, delivery.Id, delivery.FirstStartedAt!.Value, cancellationToken);
        await health.KeepAsync(channel, account, cancellationToken);
        Log.Answered(logger, delivery.Id, network.Name, outcome.GetType().Name);
        var attempt = await db.DeliveryAttempts.SingleAsync(a => a.DeliveryId == delivery.Id && a.Number == delivery.Attempts, cancellationToken);
        attempt.EndedAt = clock.GetUtcNow();
        switch (outcome)
        {
            case Found found:
                attempt.Outcome = "found";
                settling.Arrived(delivery, found.ExternalId, found.Url, found.Revision, null);
                await ends.CommitAsync([new End(0, Work.Next.Done)], (_, token) => settling.TakeBackAsync([delivery.Id], token), cancellationToken);
                return true;
            case NotFound:
                attempt.Outcome = "not-found";
                delivery.State = DeliveryState.Waiting;
                await costs.GiveBackAsync([attempt.Id], cancellationToken);
                await db.SaveChangesAsync(cancellationToken);
                return false;
            case CannotTell { Forever: false } later when delivery.Asked < Sending.AskedMax:
                delivery.Asked++;
                delivery.Reason = new Reason("channels.reason.not-known", later.Reason).ToStored();
                await EndAsync(ends, new Again(clock.GetUtcNow() + Backoff.After(delivery.Asked, 0.5), delivery.Reason), cancellationToken);
                return true;
            case CannotTell forever:
                settling.Settle(delivery, DeliveryState.NeedsReview, new Reason("channels.reason.cannot-tell", forever.Reason));
                await EndAsync(ends, Work.Next.Done, cancellationToken);
                return true;
            default:
                throw new UnreachableException(outcome.GetType().Name);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(202, LogLevel.Information, "Delivery {DeliveryId} was looked for on {Network}: {Outcome}")]
        public static partial void Answered(ILogger logger, Guid deliveryId, string network, string outcome);
    }
}
