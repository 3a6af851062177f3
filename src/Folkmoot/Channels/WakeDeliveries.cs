// Puts what waits for a channel in line again, once the channel can work.
using Folkmoot.Storage;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Channels;

internal sealed class WakeDeliveries(StoreDb db, Jobs jobs, TimeProvider clock)
{
    /// <summary>More are taken up by the watch within a minute or two.</summary>
    private const int Most = 200;

    /// <summary>Adds the jobs in the caller's transaction.</summary>
    public async Task RunAsync(Guid channelId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var waiting = await db.Deliveries.AsNoTracking()
            .Where(d => d.ChannelId == channelId && d.State == DeliveryState.Waiting && d.DueAt <= now)
            .OrderBy(d => d.Lane).ThenBy(d => d.DueAt).Take(Most).Select(d => new { d.Id, d.Lane }).ToListAsync(cancellationToken);
        foreach (var delivery in waiting)
        {
            await jobs.AddAsync(new SendDelivery(delivery.Id), cancellationToken, key: $"rescue:{delivery.Id}", lane: delivery.Lane);
        }
    }
}
