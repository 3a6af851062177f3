// Puts other words in the place of those that are out on a channel.
using System.Diagnostics;
using Folkmoot.Channels.Consent;
using Folkmoot.Networks;
using Folkmoot.Storage;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Folkmoot.Channels.Editing;

internal sealed partial class Edit(
    StoreDb db, NetworkCatalogue networks, Secrets secrets, Health health, ReadOutgoing read, RenewAccess renew, SettleEdit settle, TimeProvider clock,
    IOptions<ChannelsOptions> options, ILogger<Edit> logger) : IHandle<EditDelivery>
{
    public async Task<Next> HandleAsync(EditDelivery job, CancellationToken cancellationToken)
    {
        if (await db.DeliveryEdits.SingleOrDefaultAsync(e => e.Id == job.EditId, cancellationToken) is not { } edit)
        {
            return Next.Done;
        }

        var delivery = await db.Deliveries.AsNoTracking().SingleAsync(d => d.Id == edit.DeliveryId, cancellationToken);
        var channel = await ChannelAsync(delivery.ChannelId, cancellationToken);
        switch (EditRules.Next(edit, delivery, channel, clock.GetUtcNow()))
        {
            case EditStep.Nothing:
                return Next.Done;
            case EditStep.Wait wait:
                edit.Reason = wait.Reason.ToStored();
                return new Again(wait.Until, edit.Reason);
            case EditStep.Stop stop:
                settle.Run(edit, delivery, EditState.NotEdited, stop.Reason);
                return Next.Done;
            case EditStep.Call:
                return await CallAsync(edit, delivery, channel, cancellationToken);
            case var other:
                throw new UnreachableException(other.GetType().Name);
        }
    }

    private async Task<Next> CallAsync(DeliveryEdit edit, Delivery delivery, Channel channel, CancellationToken cancellationToken)
    {
        // Written before the call: until it is settled nobody can say that it was left as it is.
        (edit.State, edit.Attempts, edit.StartedAt) = (EditState.Calling, edit.Attempts + 1, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        var account = new Account(channel.Id, secrets.Read(channel.Settings));
        var outcome = networks[channel.Network] is IEdit network
            ? await network.EditAsync(account, delivery.ExternalId!, await WantedAsync(edit, delivery, cancellationToken), cancellationToken)
            : new NotEdited(new Reason("channels.edit.reason.cannot"));
        await health.KeepAsync(channel, account, cancellationToken);
        Log.Answered(logger, edit.Id, channel.Network, outcome.GetType().Name);
        switch (outcome)
        {
            case Edited edited:
                await health.WorkedAsync(channel, cancellationToken);
                edit.Rendered = edited.Rendered;
                await settle.KeepRevisionAsync(delivery, edited.Revision, cancellationToken);
                settle.Run(edit, delivery, EditState.Edited, null);
                return Next.Done;
            case EditGone:
                settle.Run(edit, delivery, EditState.NotEdited, new Reason("channels.edit.reason.gone"));
                return Next.Done;
            case NotEdited { Field: null } refused:
                settle.Run(edit, delivery, EditState.NotEdited, refused.Reason);
                return Next.Done;
            case NotEdited refused:
                // The account is refused, not the edit: it waits for the channel to be connected again.
                await health.CredentialsRefusedAsync(channel, refused.Reason, cancellationToken);
                return Wait(clock.GetUtcNow().AddMinutes(1), refused.Reason);
            case EditLater later:
                return Wait(await health.RestAsync(channel, later.Reason, later.Until, cancellationToken), later.Reason);
            case EditUnknown unknown:
                return Wait(clock.GetUtcNow().AddSeconds(options.Value.SettleSeconds), unknown.Reason);
            default:
                throw new UnreachableException(outcome.GetType().Name);
        }

        Again Wait(DateTimeOffset until, Reason reason)
        {
            (edit.State, edit.Reason) = (EditState.Waiting, reason.ToStored());
            return new Again(until, edit.Reason);
        }
    }

    private async Task<PostEdit> WantedAsync(DeliveryEdit edit, Delivery delivery, CancellationToken cancellationToken)
    {
        var wanted = delivery.Copy();
        (wanted.Content, wanted.FirstStartedAt) = (edit.Content, delivery.FirstStartedAt ?? delivery.DueAt);
        return new PostEdit(await read.RunAsync(wanted, cancellationToken), delivery.Revision, edit.Note.Length > 0 ? edit.Note : null);
    }

    /// <summary>The channel, with its access renewed where that is due.</summary>
    private async Task<Channel> ChannelAsync(Guid id, CancellationToken cancellationToken)
    {
        var channel = await db.Channels.AsNoTracking().SingleAsync(c => c.Id == id, cancellationToken);
        return RenewAccess.IsDue(channel, clock.GetUtcNow()) && await renew.RunAsync(id, cancellationToken)
            ? await db.Channels.AsNoTracking().SingleAsync(c => c.Id == id, cancellationToken)
            : channel;
    }

    private static partial class Log
    {
        [LoggerMessage(203, LogLevel.Information, "Edit {EditId} on {Network}: {Outcome}")]
        public static partial void Answered(ILogger logger, Guid editId, string network, string outcome);
    }
}
