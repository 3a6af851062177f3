// When a part of a thread may go out, what follows when one of them is settled, and which comes down first. Pure.
using Folkmoot.Networks;

namespace Folkmoot.Channels.Threads;

internal static class ThreadRules
{
    public static readonly Reason WaitsAbove = new("channels.reason.thread-waits");

    /// <summary>What keeps a part from going out; null: the part above it is there to be answered.</summary>
    /// <param name="above">The part just above it.</param>
    public static GuardAnswer? Hold(Delivery part, Delivery above) => above.State switch
    {
        DeliveryState.Sent when above.ExternalId is not null => null,
        // A person saw it there, and we cannot answer what we cannot name.
        DeliveryState.Sent => new AskPerson(new Reason("channels.reason.thread-unknown", above.Part + 1)),
        DeliveryState.Withdrawn => new MayNotSend(new Reason("channels.reason.thread-left", above.Part + 1)),
        // Until the part above is settled, which wakes it; at the latest a person is asked.
        DeliveryState.Failed or DeliveryState.NeedsReview => new SendLater(part.PublishBy.AddSeconds(1), new Reason("channels.reason.thread-stopped", above.Part + 1)),
        _ => new SendLater(part.PublishBy.AddSeconds(1), WaitsAbove),
    };

    /// <summary>The parts to look at again when one of them was settled: the next where it is out; else all that wait behind it, to say why.</summary>
    public static IEnumerable<Delivery> ToWake(Delivery settled, IEnumerable<Delivery> parts)
    {
        var behind = parts.Where(p => p.State == DeliveryState.Waiting && p.Part > settled.Part).OrderBy(p => p.Part);
        return settled.State == DeliveryState.Sent ? behind.Take(1) : behind;
    }

    /// <summary>Of parts that were asked back the one to take down now: the last that is out, unless what became of one beneath it is not known yet. Null: none.</summary>
    public static Delivery? NextDown(IEnumerable<Delivery> parts)
    {
        var last = parts.Where(p => p.State is DeliveryState.Sending || p is { State: DeliveryState.Sent, WithdrawRequested: true, ExternalId: not null }).MaxBy(p => p.Part);
        return last?.State == DeliveryState.Sent ? last : null;
    }

    /// <summary>How the parts stand: one that waits behind one that stopped is stopped with it, and moves no more without a person.</summary>
    public static IEnumerable<DeliveryState> Standing(IEnumerable<(int Part, DeliveryState State)> parts)
    {
        DeliveryState? stopped = null;
        foreach (var (_, state) in parts.OrderBy(p => p.Part))
        {
            stopped = state is DeliveryState.Failed or DeliveryState.NeedsReview ? state : stopped;
            yield return state == DeliveryState.Waiting ? stopped ?? state : state;
        }
    }
}
