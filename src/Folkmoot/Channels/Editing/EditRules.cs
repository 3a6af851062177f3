// The rules of editing what is out: whether a network lets it, and what to do next with an edit. Pure; Edit.cs carries them out.
using Folkmoot.Networks;

namespace Folkmoot.Channels.Editing;

/// <summary>What to do next with an edit.</summary>
internal abstract record EditStep
{
    /// <summary>It is settled, or a person has it.</summary>
    internal sealed record Nothing : EditStep;

    internal sealed record Wait(DateTimeOffset Until, Reason Reason) : EditStep;

    /// <summary>It will not be done: a person decides.</summary>
    internal sealed record Stop(Reason Reason) : EditStep;

    internal sealed record Call : EditStep;
}

internal static class EditRules
{
    public const int AttemptsMax = 10;

    /// <summary>Whether a machine can change it there: the network lets it, and told us which post it is.</summary>
    public static bool CanEdit(INetwork? network, Delivery delivery) => network is IEdit && delivery is { State: DeliveryState.Sent, ExternalId: not null };

    public static EditStep Next(DeliveryEdit edit, Delivery delivery, Channel channel, DateTimeOffset now) =>
        edit.State is not (EditState.Waiting or EditState.Calling) ? new EditStep.Nothing()
        : delivery is not { State: DeliveryState.Sent, ExternalId: not null, WithdrawRequested: false } ? new EditStep.Stop(new Reason("channels.edit.reason.withdrawn"))
        : Sending.Rest(channel, now) is { } rest ? new EditStep.Wait(rest.Until, rest.Reason)
        : edit.Attempts - edit.AttemptsForgiven >= AttemptsMax ? new EditStep.Stop(new Reason("channels.edit.reason.tried", edit.Attempts).Then(edit.Reason is { } before ? Reason.Read(before) : null))
        : new EditStep.Call();
}
