// Deliveries that are due and not settled, as things that wait.
using Folkmoot.Storage;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Channels;

internal sealed class WaitingDeliveries(StoreDb db, TimeProvider clock) : IWaiting
{
    public async Task<(IReadOnlyList<WaitingItem> Items, int All)> FirstAsync(int most, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var waiting = db.Deliveries.AsNoTracking().Where(d =>
            d.State == DeliveryState.Sending || d.State == DeliveryState.NeedsReview || d.State == DeliveryState.ByHand || (d.State == DeliveryState.Waiting && d.DueAt <= now));
        var rows = await waiting.OrderBy(d => d.DueAt).ThenBy(d => d.Id).Take(most)
            .Join(db.Channels, d => d.ChannelId, c => c.Id, (d, c) => new { d.Id, d.State, d.DueAt, d.Reason, Channel = c.Name, c.PausedUntil })
            .ToListAsync(cancellationToken);
        return ([.. rows.OrderBy(r => r.DueAt).Select(r => new WaitingItem(
            r.Channel, $"/deliveries/{r.Id}", Reason(r.State, r.Reason), r.DueAt, r.State == DeliveryState.Waiting && r.PausedUntil > now ? r.PausedUntil : null))],
            await waiting.CountAsync(cancellationToken));
    }

    private static WaitReason Reason(DeliveryState state, string? reason) => (state, reason) switch
    {
        (DeliveryState.NeedsReview, var why) => new WaitReason("channels.waiting.review", why),
        (DeliveryState.Sending, null) => new WaitReason("channels.waiting.sending"),
        (_, { } why) => new WaitReason("channels.waiting.because", why),
        _ => new WaitReason("channels.waiting.due"),
    };
}
