// Makes one delivery of an activity for each inbox of the followers: one copy for a server that takes them together.
using Folkmoot.Storage;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Noticeboard.Federation;

internal sealed record SpreadActivity(Guid ActivityId);

internal sealed class Spread(StoreDb db, Jobs jobs, TimeProvider clock) : IHandle<SpreadActivity>
{
    public async Task<Next> HandleAsync(SpreadActivity job, CancellationToken cancellationToken)
    {
        var activity = await db.OutgoingActivities.AsNoTracking().SingleAsync(a => a.Id == job.ActivityId, cancellationToken);
        var inboxes = await db.Followers.Where(f => !db.BlockedServers.Any(b => b.Server == f.Server)).Select(f => f.SharedInbox ?? f.Inbox).Distinct().ToListAsync(cancellationToken);
        if (activity is { Kind: ActivityKind.Delete, AboutId: { } about })
        {
            // Those who stopped following still have what they got.
            inboxes.AddRange(await db.ActivityDeliveries.Where(d => d.AboutId == about).Select(d => d.Inbox).Distinct().ToListAsync(cancellationToken));
        }

        var now = clock.GetUtcNow();
        var rows = inboxes.Distinct(StringComparer.Ordinal).Select(inbox => Announce.NewDelivery(activity, inbox, now)).ToList();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var fresh = rows.Count == 0 ? new HashSet<Guid>() : await db.InsertNewAsync(rows, cancellationToken);
        foreach (var row in rows.Where(r => fresh.Contains(r.Id)))
        {
            await jobs.AddAsync(new DeliverActivity(row.Id), cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Next.Done;
    }
}
