// One call to a network: its mark, which is committed before it begins, and what came of it.
using Folkmoot.Networks;

namespace Folkmoot.Channels;

/// <param name="Delivery">As it is since the mark.</param>
/// <param name="Attempt">The row of the call.</param>
/// <param name="Before">As it was read.</param>
internal sealed record SendMark(int Job, Delivery Delivery, DeliveryAttempt Attempt, Delivery Before, Channel Channel, INetwork Network)
{
    public static SendMark Of(Ready ready, DateTimeOffset now)
    {
        var marked = ready.Delivery.Copy();
        (marked.State, marked.Attempts, marked.Reason) = (DeliveryState.Sending, marked.Attempts + 1, null);
        (marked.StartedAt, marked.FirstStartedAt) = (now, marked.FirstStartedAt ?? now);
        var attempt = new DeliveryAttempt
        {
            Id = Guid.CreateVersion7(now),
            AgencyId = marked.AgencyId,
            DeliveryId = marked.Id,
            Number = marked.Attempts,
            StartedAt = now,
        };
        return new SendMark(ready.Job, marked, attempt, ready.Delivery, ready.Channel, ready.Network);
    }

    /// <summary>Takes the mark back from the row: no call was begun.</summary>
    public void Undo(Delivery row)
    {
        (row.State, row.Attempts, row.Reason) = (DeliveryState.Waiting, Before.Attempts, Sending.NotBegun.ToStored());
        (row.StartedAt, row.FirstStartedAt) = (Before.StartedAt, Before.FirstStartedAt);
    }
}

internal sealed class SendCall(SendMark mark, Outgoing outgoing)
{
    public SendMark Mark => mark;

    public Outgoing Outgoing => outgoing;

    /// <summary>With which it was made; null when it was not begun.</summary>
    public Account? Account { get; set; }

    /// <summary>Null when it was not begun.</summary>
    public SendOutcome? Outcome { get; set; }

    public DateTimeOffset EndedAt { get; set; }
}

/// <summary>What the call made of the delivery.</summary>
internal sealed record SendResult(SendCall Call, DeliveryState State, Reason? Reason, Work.Next Next)
{
    public SendMark Mark => Call.Mark;
}
