// The rules of the sending state machine: what to do next with a delivery. Pure; Deliver.cs carries them out.
using Folkmoot.Networks;

namespace Folkmoot.Channels;

/// <summary>What to do next with a delivery.</summary>
internal abstract record SendStep
{
    /// <summary>It is settled.</summary>
    internal sealed record Nothing : SendStep;

    internal sealed record Wait(DateTimeOffset Until, Reason Reason) : SendStep;

    /// <summary>A person must decide.</summary>
    internal sealed record Review(Reason Reason) : SendStep;

    /// <summary>Somebody wants it back and it never left.</summary>
    internal sealed record Withdraw : SendStep;

    /// <summary>It may have arrived: find out before anything else.</summary>
    internal sealed record Find : SendStep;

    internal sealed record Send : SendStep;

    /// <summary>No machine may send it: a person gets it.</summary>
    internal sealed record HandOver : SendStep;
}

internal static class Sending
{
    public const int AttemptsMax = 10;
    public const int AskedMax = 12;

    public static readonly Reason Scheduled = new("channels.reason.scheduled");
    public static readonly Reason NotBegun = new("channels.reason.not-begun");
    public static readonly Reason ForAPerson = new("channels.reason.by-hand");

    /// <param name="settle">How long after a call was begun its effect may still be on its way.</param>
    /// <param name="byHand">Whether only a person can post there (<see cref="IByHand"/>).</param>
    public static SendStep Next(Delivery delivery, Channel channel, Reconciliation reconciliation, DateTimeOffset now, TimeSpan settle, bool byHand) => delivery.State switch
    {
        DeliveryState.Sending => Unsettled(delivery, reconciliation, now, settle),
        DeliveryState.Waiting => Due(delivery, channel, now) switch
        {
            SendStep.Send when byHand => new SendStep.HandOver(),
            var step => step,
        },
        DeliveryState.ByHand => Handed(delivery, now),
        _ => new SendStep.Nothing(),
    };

    /// <summary>A person has it; when its time has passed without a report, somebody is asked what became of it.</summary>
    private static SendStep Handed(Delivery delivery, DateTimeOffset now) =>
        delivery.WithdrawRequested ? new SendStep.Withdraw()
        : now > delivery.PublishBy ? new SendStep.Review(new Reason("channels.reason.not-reported"))
        : new SendStep.Wait(delivery.PublishBy.AddSeconds(1), ForAPerson);

    private static SendStep Unsettled(Delivery delivery, Reconciliation reconciliation, DateTimeOffset now, TimeSpan settle)
    {
        // A call that began a moment ago may still arrive: asking now could answer "not there" too early.
        var settledAt = delivery.StartedAt!.Value + settle;
        if (now < settledAt)
        {
            return new SendStep.Wait(settledAt, new Reason("channels.reason.settling"));
        }

        if (reconciliation == Reconciliation.None)
        {
            return new SendStep.Review(new Reason("channels.reason.broke"));
        }

        return new SendStep.Find();
    }

    private static SendStep Due(Delivery delivery, Channel channel, DateTimeOffset now)
    {
        if (delivery.WithdrawRequested)
        {
            return new SendStep.Withdraw();
        }

        if (now > delivery.PublishBy)
        {
            return new SendStep.Review(new Reason("channels.reason.late").Then(Before(delivery)));
        }

        if (now < delivery.DueAt)
        {
            return new SendStep.Wait(delivery.DueAt, Scheduled);
        }

        if (delivery.Attempts - delivery.AttemptsForgiven >= AttemptsMax)
        {
            return new SendStep.Review(new Reason("channels.reason.tried", delivery.Attempts).Then(Before(delivery)));
        }

        return (SendStep?)Rest(channel, now) ?? new SendStep.Send();
    }

    /// <summary>Why nothing is called on this channel now; null where it may be.</summary>
    public static SendStep.Wait? Rest(Channel channel, DateTimeOffset now) => channel.State switch
    {
        ChannelState.NeedsReconnect => new SendStep.Wait(now.AddMinutes(1), new Reason("channels.reason.reconnect", channel.Name)),
        ChannelState.Off => new SendStep.Wait(now.AddMinutes(1), new Reason("channels.reason.off", channel.Name)),
        _ when channel.PausedUntil > now => new SendStep.Wait(channel.PausedUntil.Value, new Reason("channels.reason.resting", channel.Name, Reason.Read(channel.PausedReason ?? ""))),
        _ => null,
    };

    /// <summary>What kept it so far.</summary>
    private static Reason? Before(Delivery delivery) => delivery.Reason is { } before ? Reason.Read(before) : null;
}
