// Sees to it that nothing waits without a reason: every due delivery is settled, has work under way, or says why not.
using Folkmoot.Networks;
using Folkmoot.Storage;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Channels;

internal sealed partial class WatchDeliveries(StoreDb db, Jobs jobs, TimeProvider clock, ILogger<WatchDeliveries> logger) : IHandle<WatchDue>
{
    private static readonly TimeSpan Overdue = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan OneCall = TimeSpan.FromMinutes(2);
    private const int Most = 500;

    public async Task<Next> HandleAsync(WatchDue job, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (due, started) = (now - Overdue, now - OneCall);
        // The watch looks over every agency's deliveries; what it adds is work of the delivery's own agency.
        var late = await db.Deliveries.IgnoreQueryFilters().AsNoTracking()
            .Where(d => ((d.State == DeliveryState.Waiting || d.State == DeliveryState.Sending) && d.DueAt < due && (d.StartedAt == null || d.StartedAt < started))
                || (d.State == DeliveryState.ByHand && d.PublishBy < due))
            .OrderBy(d => d.DueAt).Take(Most).Select(d => new { d.Id, d.AgencyId, d.Lane, d.Reason }).ToListAsync(cancellationToken);
        var overdue = new Reason("channels.reason.overdue").ToStored();
        foreach (var delivery in late)
        {
            if (delivery.Reason is null || delivery.Reason == Sending.Scheduled.ToStored())
            {
                Log.Overdue(logger, delivery.Id);
                await db.Deliveries.IgnoreQueryFilters().Where(d => d.Id == delivery.Id)
                    .ExecuteUpdateAsync(s => s.SetProperty(d => d.Reason, overdue), cancellationToken);
            }

            await jobs.AddAsync(new SendDelivery(delivery.Id), cancellationToken, key: $"rescue:{delivery.Id}", lane: delivery.Lane, agencyId: delivery.AgencyId);
        }

        return Next.Done;
    }

    private static partial class Log
    {
        [LoggerMessage(201, LogLevel.Error, "Delivery {DeliveryId} is overdue and no worker had taken it up")]
        public static partial void Overdue(ILogger logger, Guid deliveryId);
    }
}
