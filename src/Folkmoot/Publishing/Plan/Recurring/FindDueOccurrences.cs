// Looks over every agency's recurring posts for days that come nearer than their lead, and has each made.
using Folkmoot.Storage;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Plan.Recurring;

internal sealed record OccurrencesDue;

internal sealed class FindDueOccurrences(StoreDb db, Jobs jobs, TimeProvider clock) : IHandle<OccurrencesDue>
{
    private const int Most = 5_000;

    public async Task<Next> HandleAsync(OccurrencesDue job, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var yesterday = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-1);
        // Looks over every agency's, and adds each agency's own jobs.
        var running = await db.RecurringPosts.IgnoreQueryFilters().AsNoTracking().Where(r => r.PausedAt == null && r.Until >= yesterday).OrderBy(r => r.Id).Take(Most).ToListAsync(cancellationToken);
        if (running.Count == 0)
        {
            return Next.Done;
        }

        var ids = running.ConvertAll(r => r.Id);
        var zones = await db.Agencies.IgnoreQueryFilters().AsNoTracking().Select(a => new { a.Id, a.TimeZone }).ToDictionaryAsync(a => a.Id, a => a.TimeZone, cancellationToken);
        var known = (await db.PostOccurrences.IgnoreQueryFilters().AsNoTracking().Where(o => ids.Contains(o.RecurringId) && o.Day >= yesterday)
            .Select(o => new { o.RecurringId, o.Day }).ToListAsync(cancellationToken)).Select(o => (o.RecurringId, o.Day)).ToHashSet();
        foreach (var recurring in running)
        {
            var zone = zones[recurring.AgencyId];
            var today = WallClock.DayOf(now, zone);
            foreach (var day in recurring.Recurrence.Between(today, today.AddDays(recurring.LeadDays + 1)).Where(d => !known.Contains((recurring.Id, d)) && Recurrence.When(d, recurring.At, zone).At > now))
            {
                var due = new OccurrenceDue(recurring.Id, day);
                await jobs.AddAsync(due, cancellationToken, key: due.Key, agencyId: recurring.AgencyId);
            }
        }

        return Next.Done;
    }
}
