// Looks over every agency's feeds for those that are to be read, and those that have items waiting for a draft.
using Folkmoot.Storage;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Plan.Feeds;

internal sealed record FeedsDue;

internal sealed class FindDueFeeds(StoreDb db, Jobs jobs, TimeProvider clock) : IHandle<FeedsDue>
{
    private const int Most = 5_000;

    public async Task<Next> HandleAsync(FeedsDue job, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        // Looks over every agency's, and adds each agency's own jobs.
        var running = db.PostFeeds.IgnoreQueryFilters().AsNoTracking().Where(f => f.PausedAt == null && f.RemovedAt == null);
        foreach (var feed in await running.Where(f => f.NextReadAt == null || f.NextReadAt <= now).OrderBy(f => f.NextReadAt).Take(Most).Select(f => new { f.Id, f.AgencyId }).ToListAsync(cancellationToken))
        {
            var due = new FeedDue(feed.Id);
            await jobs.AddAsync(due, cancellationToken, key: due.Key, agencyId: feed.AgencyId);
        }

        var waiting = running.Where(f => db.FeedEntries.IgnoreQueryFilters().Any(e => e.FeedId == f.Id && e.State == FeedEntryState.Waiting));
        foreach (var feed in await waiting.OrderBy(f => f.Id).Take(Most).Select(f => new { f.Id, f.AgencyId }).ToListAsync(cancellationToken))
        {
            var due = new FeedDraftsDue(feed.Id);
            await jobs.AddAsync(due, cancellationToken, key: due.Key, agencyId: feed.AgencyId);
        }

        return Next.Done;
    }
}
