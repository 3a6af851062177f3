// The figures of the dashboard: mentions by hour or day, by sentiment and by source, from the hourly roll-ups alone.
using Folkmoot.Listening;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Insights;

/// <param name="Counts">By sentiment, one for each slot.</param>
/// <param name="Sources">Largest first; further ones are summed up under a null name.</param>
/// <param name="Last24">Total and negative of the last 24 hours.</param>
/// <param name="Before">The same of the 24 hours before.</param>
internal sealed record Figures(
    IReadOnlyList<DateTimeOffset> Slots, IReadOnlyDictionary<Feeling, int[]> Counts, IReadOnlyList<SourceFigures> Sources, Total Last24, Total Before);

internal sealed record SourceFigures(string? Name, IReadOnlyDictionary<Feeling, int> Counts)
{
    public int Total => Counts.Values.Sum();
}

internal sealed record Total(int All, int Negative);

internal sealed class ReadFigures(StoreDb db)
{
    private const int SourcesShown = 12;

    public async Task<Figures> RunAsync(Period period, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        var slots = period.Slots(zone);
        var hours = await db.MentionRollups.Where(r => r.Hour >= period.From && r.Hour < period.Until)
            .GroupBy(r => new { r.Hour, r.Sentiment }).Select(g => new { g.Key.Hour, g.Key.Sentiment, Count = g.Sum(r => r.Count) }).ToListAsync(cancellationToken);
        var counts = Feelings.All.ToDictionary(f => f, _ => new int[slots.Count]);
        foreach (var hour in hours)
        {
            counts[hour.Sentiment][SlotOf(slots, hour.Hour)] += hour.Count;
        }

        var end = period.Until;
        return new Figures(
            slots, counts, await SourcesAsync(period, cancellationToken),
            await TotalAsync(end.AddHours(-24), end, cancellationToken), await TotalAsync(end.AddHours(-48), end.AddHours(-24), cancellationToken));
    }

    private async Task<IReadOnlyList<SourceFigures>> SourcesAsync(Period period, CancellationToken cancellationToken)
    {
        var rows = await (
            from r in db.MentionRollups
            where r.Hour >= period.From && r.Hour < period.Until
            join s in db.Sources on r.SourceId equals s.Id
            group r by new { s.Id, s.Name, r.Sentiment } into g
            select new { g.Key.Id, g.Key.Name, g.Key.Sentiment, Count = g.Sum(r => r.Count) }).ToListAsync(cancellationToken);
        var sources = rows.GroupBy(r => (r.Id, r.Name)).Select(g => new SourceFigures(g.Key.Name, g.ToDictionary(r => r.Sentiment, r => r.Count)))
            .Where(s => s.Total > 0).OrderByDescending(s => s.Total).ToList();
        if (sources.Count <= SourcesShown)
        {
            return sources;
        }

        var rest = sources.Skip(SourcesShown - 1).SelectMany(s => s.Counts).GroupBy(c => c.Key).ToDictionary(g => g.Key, g => g.Sum(c => c.Value));
        return [.. sources.Take(SourcesShown - 1), new SourceFigures(null, rest)];
    }

    private async Task<Total> TotalAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var sums = await db.MentionRollups.Where(r => r.Hour >= from && r.Hour < until)
            .GroupBy(r => r.Sentiment).Select(g => new { g.Key, Count = g.Sum(r => r.Count) }).ToListAsync(cancellationToken);
        return new Total(sums.Sum(s => s.Count), sums.Where(s => s.Key == Feeling.Negative).Sum(s => s.Count));
    }

    /// <summary>The last slot that begins at or before the hour.</summary>
    private static int SlotOf(IReadOnlyList<DateTimeOffset> slots, DateTimeOffset hour)
    {
        var (low, high) = (0, slots.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = slots[middle] <= hour ? (middle, high) : (low, middle - 1);
        }

        return low;
    }
}
