// What waits on the desk: deliveries that are due, failed or need a person, and conversations that are open.
using Folkmoot.Channels;
using Folkmoot.Inbox;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Insights;

/// <param name="Due">To be sent within the next 24 hours.</param>
/// <param name="Failed">Refused within the last seven days.</param>
/// <param name="NeedPerson">May have arrived, or not: a person decides.</param>
/// <param name="ByHand">Given to people, who post them by hand.</param>
/// <param name="Open">Conversations that are not closed.</param>
/// <param name="Gone">Posts that a network does not have any more, and nobody has said anything about.</param>
/// <param name="Unassigned">Those of them that nobody looks after.</param>
internal sealed record Desk(int Due, int Failed, int NeedPerson, int ByHand, int Open, int Unassigned, int Gone);

internal sealed class ReadDesk(StoreDb db, TimeProvider clock)
{
    public async Task<Desk> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (tomorrow, lastWeek) = (now.AddDays(1), now.AddDays(-7));
        return new Desk(
            await db.Deliveries.CountAsync(d => (d.State == DeliveryState.Waiting || d.State == DeliveryState.Sending) && d.DueAt < tomorrow, cancellationToken),
            await db.Deliveries.CountAsync(d => d.State == DeliveryState.Failed && d.DueAt >= lastWeek, cancellationToken),
            await db.Deliveries.CountAsync(d => d.State == DeliveryState.NeedsReview, cancellationToken),
            await db.Deliveries.CountAsync(d => d.State == DeliveryState.ByHand, cancellationToken),
            await db.Conversations.CountAsync(c => c.State == ConversationState.Open, cancellationToken),
            await db.Conversations.CountAsync(c => c.State == ConversationState.Open && c.AssigneeId == null, cancellationToken),
            await db.DeliveryResults.CountAsync(r => r.GoneAt != null && r.AcceptedAt == null && db.Deliveries.Any(d => d.Id == r.DeliveryId && d.State == DeliveryState.Sent), cancellationToken));
    }
}
