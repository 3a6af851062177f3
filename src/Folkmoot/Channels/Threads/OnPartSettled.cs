// What follows when a part of a thread is settled: the next part goes out, or says why not; and the next one comes down where the thread was asked back.
using Folkmoot.Storage;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Channels.Threads;

internal sealed class OnPartSettled(StoreDb db, Jobs jobs) : IHandle<DeliverySettled>
{
    public async Task<Next> HandleAsync(DeliverySettled job, CancellationToken cancellationToken)
    {
        var settled = await db.Deliveries.AsNoTracking().SingleAsync(d => d.Id == job.DeliveryId, cancellationToken);
        var parts = await db.PartsOf(settled).AsNoTracking().ToListAsync(cancellationToken);
        foreach (var part in ThreadRules.ToWake(settled, parts))
        {
            // Without a key: the open job of a part that was held sleeps until its publish-by, and a second one is harmless.
            await jobs.AddAsync(new SendDelivery(part.Id), cancellationToken, lane: part.Lane);
        }

        if (ThreadRules.NextDown(parts) is { } down)
        {
            await jobs.AddAsync(new WithdrawDelivery(down.Id), cancellationToken, key: $"withdraw:{down.Id}", lane: down.Lane);
        }

        return Next.Done;
    }
}
