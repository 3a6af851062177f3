// The open jobs of an agency and of the house, as things that wait.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Work;

internal sealed class WaitingJobs(StoreDb db, TimeProvider clock) : IWaiting
{
    public async Task<(IReadOnlyList<WaitingItem> Items, int All)> FirstAsync(int most, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var agency = db.AgencyId;
        // The house's own work (schedules, watches) belongs to no agency; whoever looks after an agency's work sees it too, or nobody would.
        var open = db.Jobs.IgnoreQueryFilters().AsNoTracking()
            .Where(j => (j.AgencyId == agency || j.AgencyId == Guid.Empty) && j.DoneAt == null && j.DeadAt == null);
        var jobs = await open.OrderBy(j => j.CreatedAt).ThenBy(j => j.Id).Take(most).ToListAsync(cancellationToken);
        return ([.. jobs.Select(j => new WaitingItem(j.Kind, null, JobWait.Of(j, now), j.CreatedAt, j.DueAt > now ? j.DueAt : null))], await open.CountAsync(cancellationToken));
    }
}
