// Reads recurring posts and what becomes of their next days.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Plan.Recurring;

/// <param name="Next">Its next day that is not left out; null when there is none any more.</param>
internal sealed record RecurringRow(RecurringPost Recurring, DateTimeOffset? Next);

/// <param name="MadeOn">When a draft is made of it, where none is yet.</param>
internal sealed record ComingDay(DateOnly Day, DateTimeOffset At, DateOnly MadeOn, PostOccurrence? Occurrence, PostState? State);

internal sealed class FindRecurring(StoreDb db, TimeProvider clock)
{
    public const int Most = 200;
    private const int DaysShown = 12;
    private const int DaysAhead = 750;

    public async Task<IReadOnlyList<RecurringRow>> AllAsync(CancellationToken cancellationToken)
    {
        var all = await db.RecurringPosts.AsNoTracking().OrderBy(r => r.Name).ThenBy(r => r.Id).Take(Most).ToListAsync(cancellationToken);
        var (now, zone) = (clock.GetUtcNow(), await ZoneAsync(cancellationToken));
        var today = WallClock.DayOf(now, zone);
        var skipped = (await db.PostOccurrences.AsNoTracking().Where(o => o.Day >= today && o.PostId == null).Select(o => new { o.RecurringId, o.Day }).ToListAsync(cancellationToken))
            .Select(o => (o.RecurringId, o.Day)).ToHashSet();
        return [.. all.Select(r => new RecurringRow(r, r.Recurrence.Between(today, today.AddDays(DaysAhead)).Where(d => !skipped.Contains((r.Id, d)))
            .Select(d => (DateTimeOffset?)Recurrence.When(d, r.At, zone).At).FirstOrDefault(at => at > now)))];
    }

    public async Task<RecurringPost?> OneAsync(Guid id, CancellationToken cancellationToken) =>
        await db.RecurringPosts.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancellationToken);

    public async Task<IReadOnlyList<ComingDay>> DaysAsync(RecurringPost recurring, CancellationToken cancellationToken)
    {
        var (now, zone) = (clock.GetUtcNow(), await ZoneAsync(cancellationToken));
        var today = WallClock.DayOf(now, zone);
        var days = recurring.Recurrence.Between(today, today.AddDays(DaysAhead)).Select(d => (Day: d, Recurrence.When(d, recurring.At, zone).At)).Where(d => d.At > now).Take(DaysShown).ToList();
        var known = await db.PostOccurrences.AsNoTracking().Where(o => o.RecurringId == recurring.Id && o.Day >= today).ToDictionaryAsync(o => o.Day, cancellationToken);
        var posts = known.Values.Select(o => o.PostId).OfType<Guid>().ToList();
        var states = await db.Posts.AsNoTracking().Where(p => posts.Contains(p.Id)).Select(p => new { p.Id, p.State }).ToDictionaryAsync(p => p.Id, p => p.State, cancellationToken);
        return [.. days.Select(d =>
        {
            var occurrence = known.GetValueOrDefault(d.Day);
            var madeOn = d.Day.AddDays(-recurring.LeadDays);
            return new ComingDay(d.Day, d.At, madeOn < today ? today : madeOn, occurrence, occurrence?.PostId is { } post && states.TryGetValue(post, out var state) ? state : null);
        })];
    }

    private async Task<string> ZoneAsync(CancellationToken cancellationToken) =>
        await db.Agencies.AsNoTracking().Where(a => a.Id == db.AgencyId).Select(a => a.TimeZone).SingleAsync(cancellationToken);
}
