// Sends one delivery: the only place from which anything leaves the house.
using System.Diagnostics;
using Folkmoot.Networks;
using Folkmoot.Storage;
using Folkmoot.Web;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Folkmoot.Channels;

internal sealed partial class Deliver(
    StoreDb db,
    NetworkCatalogue networks,
    Secrets secrets,
    Health health,
    Jobs jobs,
    IAudit audit,
    IEnumerable<ISendGuard> guards,
    TimeProvider clock,
    IOptions<ChannelsOptions> options,
    Texts texts,
    MediaAddress addresses,
    ILogger<Deliver> logger) : IHandle<SendDelivery>
{
    /// <summary>A process that stood still longer than this between its mark and its call must not call any more.</summary>
    private static readonly TimeSpan StandstillMax = TimeSpan.FromSeconds(10);

    public async Task<Next> HandleAsync(SendDelivery job, CancellationToken cancellationToken)
    {
        var delivery = await db.Deliveries.SingleOrDefaultAsync(d => d.Id == job.DeliveryId, cancellationToken);
        if (delivery is null)
        {
            return Next.Done;
        }

        var channel = await db.Channels.AsNoTracking().SingleAsync(c => c.Id == delivery.ChannelId, cancellationToken);
        var network = networks[channel.Network];
        var account = new Account(channel.Id, secrets.Read(channel.Settings));
        var settle = TimeSpan.FromSeconds(options.Value.SettleSeconds);
        while (true)
        {
            var step = Sending.Next(delivery, channel, network.Reconciliation, clock.GetUtcNow(), settle, network is IByHand);
            switch (step)
            {
                case SendStep.Nothing:
                    return Next.Done;
                case SendStep.Wait wait:
                    delivery.Reason = wait.Reason.ToStored();
                    return new Again(wait.Until, delivery.Reason);
                case SendStep.Review review:
                    return Settle(delivery, DeliveryState.NeedsReview, review.Reason);
                case SendStep.Withdraw:
                    return Settle(delivery, DeliveryState.Withdrawn, new Reason("channels.reason.withdrawn-before"));
                case SendStep.Find:
                    if (await FindAsync(delivery, channel, network, account, cancellationToken) is { } found)
                    {
                        return found;
                    }

                    break; // Certainly not there: back to waiting, and on to the next step.
                case SendStep.HandOver:
                    return await HandOverAsync(delivery, network, cancellationToken);
                default:
                    return await SendAsync(delivery, channel, network, account, cancellationToken);
            }
        }
    }

    private async Task<Next> SendAsync(Delivery delivery, Channel channel, INetwork network, Account account, CancellationToken cancellationToken)
    {
        if (await HeldAsync(delivery, cancellationToken) is { } held)
        {
            return held;
        }

        var now = clock.GetUtcNow();
        var attempt = await MarkAsync(delivery, now, cancellationToken);
        if (attempt is null)
        {
            return Next.Done; // Somebody else has begun it since it was read; that run or the job's next one settles it.
        }

        var marked = clock.GetTimestamp();
        var outgoing = await OutgoingAsync(delivery, cancellationToken);
        if (clock.GetElapsedTime(marked) > StandstillMax)
        {
            throw new InvalidOperationException($"Delivery {delivery.Id} was marked and then stood still for too long to be sent.");
        }

        var outcome = await network.SendAsync(account, outgoing, delivery.Id, cancellationToken);
        await health.KeepAsync(channel, account, cancellationToken);
        Log.Answered(logger, delivery.Id, network.Name, outcome.GetType().Name);
        attempt.EndedAt = clock.GetUtcNow();
        switch (outcome)
        {
            case Sent sent:
                (attempt.Outcome, attempt.Reason) = ("sent", null);
                await health.WorkedAsync(channel, cancellationToken);
                return await ArrivedAsync(delivery, sent.ExternalId, sent.Url, sent.Revision, sent.Rendered, cancellationToken);
            case Busy busy:
                (attempt.Outcome, attempt.Reason) = ("busy", busy.Reason.ToStored());
                delivery.State = DeliveryState.Waiting;
                delivery.Reason = busy.Reason.ToStored();
                return new Again(await health.RestAsync(channel, busy.Reason, busy.Until, cancellationToken), delivery.Reason);
            case Refused refused:
                (attempt.Outcome, attempt.Reason) = ("refused", refused.Reason.ToStored());
                return await RefusedAsync(delivery, channel, refused, cancellationToken);
            case Unknown unknown:
                (attempt.Outcome, attempt.Reason) = ("unknown", unknown.Reason.ToStored());
                delivery.Reason = unknown.Reason.ToStored();
                return new Again(clock.GetUtcNow() + TimeSpan.FromSeconds(options.Value.SettleSeconds), delivery.Reason);
            default:
                throw new UnreachableException(outcome.GetType().Name);
        }
    }

    /// <summary>Gives it to a person, who posts it by hand. From here on only their report, its end of time or a withdrawal changes it.</summary>
    private async Task<Next> HandOverAsync(Delivery delivery, INetwork network, CancellationToken cancellationToken)
    {
        if (await HeldAsync(delivery, cancellationToken) is { } held)
        {
            return held;
        }

        var now = clock.GetUtcNow();
        (delivery.StartedAt, delivery.FirstStartedAt) = (now, delivery.FirstStartedAt ?? now);
        if (Preflight.Check(network, await OutgoingAsync(delivery, cancellationToken)) is { } unfit)
        {
            return Settle(delivery, DeliveryState.Failed, unfit.Reason);
        }

        Settle(delivery, DeliveryState.ByHand, Sending.ForAPerson);
        delivery.SettledAt = null;
        return new Again(delivery.PublishBy.AddSeconds(1), Sending.ForAPerson.ToStored());
    }

    /// <summary>What the owner says against sending it now; null when nothing.</summary>
    private async Task<Next?> HeldAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        var answer = await guards.Single(g => g.OwnerKind == delivery.OwnerKind).AskAsync(delivery, cancellationToken);
        if (answer is MayNotSend no)
        {
            return Settle(delivery, DeliveryState.Withdrawn, no.Reason);
        }

        if (answer is SendLater later)
        {
            delivery.Reason = later.Reason.ToStored();
            return new Again(later.At, delivery.Reason);
        }

        return null;
    }

    /// <summary>Commits the mark that a call is about to begin. Null: the delivery is no longer ours to send.</summary>
    private async Task<DeliveryAttempt?> MarkAsync(Delivery delivery, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var attempt = new DeliveryAttempt { Id = Guid.CreateVersion7(now), DeliveryId = delivery.Id, Number = delivery.Attempts + 1, StartedAt = now };
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var first = delivery.FirstStartedAt ?? now;
        var mine = await db.Deliveries
            .Where(d => d.Id == delivery.Id && d.State == DeliveryState.Waiting && d.Attempts == delivery.Attempts && !d.WithdrawRequested)
            .ExecuteUpdateAsync(s => s
                .SetProperty(d => d.State, DeliveryState.Sending).SetProperty(d => d.Attempts, attempt.Number)
                .SetProperty(d => d.StartedAt, now).SetProperty(d => d.FirstStartedAt, first).SetProperty(d => d.Reason, (string?)null), cancellationToken);
        if (mine == 0)
        {
            return null;
        }

        db.DeliveryAttempts.Add(attempt);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await db.Entry(delivery).ReloadAsync(cancellationToken);
        return attempt;
    }

    /// <summary>Asks the network whether it is there. Null: certainly not, and the delivery is waiting again.</summary>
    private async Task<Next?> FindAsync(Delivery delivery, Channel channel, INetwork network, Account account, CancellationToken cancellationToken)
    {
        var outgoing = await OutgoingAsync(delivery, cancellationToken);
        var outcome = await network.FindAsync(account, outgoing, delivery.Id, delivery.FirstStartedAt!.Value, cancellationToken);
        await health.KeepAsync(channel, account, cancellationToken);
        Log.Answered(logger, delivery.Id, network.Name, outcome.GetType().Name);
        var attempt = await db.DeliveryAttempts.SingleAsync(a => a.DeliveryId == delivery.Id && a.Number == delivery.Attempts, cancellationToken);
        attempt.EndedAt = clock.GetUtcNow();
        switch (outcome)
        {
            case Found found:
                attempt.Outcome = "found";
                return await ArrivedAsync(delivery, found.ExternalId, found.Url, found.Revision, null, cancellationToken);
            case NotFound:
                attempt.Outcome = "not-found";
                delivery.State = DeliveryState.Waiting;
                await db.SaveChangesAsync(cancellationToken);
                return null;
            case CannotTell { Forever: false } later when delivery.Asked < Sending.AskedMax:
                delivery.Asked++;
                delivery.Reason = new Reason("channels.reason.not-known", later.Reason).ToStored();
                return new Again(clock.GetUtcNow() + Backoff.After(delivery.Asked, 0.5), delivery.Reason);
            case CannotTell forever:
                return Settle(delivery, DeliveryState.NeedsReview, new Reason("channels.reason.cannot-tell", forever.Reason));
            default:
                throw new UnreachableException(outcome.GetType().Name);
        }
    }

    private async Task<Next> ArrivedAsync(
        Delivery delivery, string externalId, string? url, string? revision, string? rendered, CancellationToken cancellationToken)
    {
        (delivery.ExternalId, delivery.Url, delivery.Revision) = (externalId, url, revision);
        delivery.Rendered = rendered ?? delivery.Rendered ?? delivery.Content;
        if (delivery.WithdrawRequested)
        {
            await jobs.AddAsync(new WithdrawDelivery(delivery.Id), cancellationToken, key: $"withdraw:{delivery.Id}", lane: delivery.Lane);
        }

        return Settle(delivery, DeliveryState.Sent, null);
    }

    private async Task<Next> RefusedAsync(Delivery delivery, Channel channel, Refused refused, CancellationToken cancellationToken)
    {
        if (refused.Field is null)
        {
            return Settle(delivery, DeliveryState.Failed, refused.Reason);
        }

        // The account is refused, not the post: it waits for the channel to be connected again, until its publish-by.
        await health.CredentialsRefusedAsync(channel, refused.Reason, cancellationToken);
        delivery.State = DeliveryState.Waiting;
        delivery.Reason = refused.Reason.ToStored();
        return new Again(clock.GetUtcNow().AddMinutes(1), delivery.Reason);
    }

    private Next Settle(Delivery delivery, DeliveryState state, Reason? reason)
    {
        delivery.State = state;
        delivery.Reason = reason?.ToStored();
        delivery.SettledAt = clock.GetUtcNow();
        jobs.Publish(new DeliverySettled(delivery.Id, delivery.OwnerKind, delivery.OwnerId));
        audit.Record($"channels.delivery.{Words.Of(state)}", "delivery", delivery.Id,
            new { delivery.OwnerKind, delivery.OwnerId, delivery.ChannelId, delivery.Attempts, delivery.ExternalId, Reason = delivery.Reason is { } kept ? texts.ResolveEnglish(kept) : null });
        return Next.Done;
    }

    private async Task<Outgoing> OutgoingAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        var content = delivery.ReadContent();
        var images = new List<OutgoingImage>(content.Images.Count);
        foreach (var image in content.Images)
        {
            var file = await db.MediaFiles.AsNoTracking().SingleAsync(m => m.Id == image.MediaId, cancellationToken);
            images.Add(new OutgoingImage(file.MediaType, file.Bytes, image.AltText, file.Width, file.Height, addresses.Of(file.Id)));
        }

        return new Outgoing(content.Text, content.Languages, images, delivery.FirstStartedAt!.Value, content.ReplyTo, content.Title, content.MachineAssisted);
    }

    private static partial class Log
    {
        [LoggerMessage(200, LogLevel.Information, "Delivery {DeliveryId} on {Network}: {Outcome}")]
        public static partial void Answered(ILogger logger, Guid deliveryId, string network, string outcome);
    }
}
