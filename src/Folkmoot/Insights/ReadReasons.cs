// What stands behind the negative figures: topics and kinds, peaks with examples, and what is urgent.
using Folkmoot.Listening;
using Folkmoot.Storage;
using Folkmoot.Text;
using Folkmoot.Trust;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Insights;

/// <param name="Topics">Negative mentions by topic, most frequent first; a null name where no model or person could say.</param>
/// <param name="Kinds">The same by what they want.</param>
/// <param name="Peaks">In the order of time.</param>
/// <param name="LifeSafety">Mentions of the last 24 hours in which a life may be in danger.</param>
/// <param name="Outages">Mentions of the last 24 hours that may tell of a service that is out.</param>
internal sealed record Reasons(IReadOnlyList<Counted> Topics, IReadOnlyList<Counted> Kinds, IReadOnlyList<Peak> Peaks, int LifeSafety, int Outages);

internal sealed record Counted(string? Label, int Count);

internal sealed record Peak(DateTimeOffset From, DateTimeOffset Until, int Negative, IReadOnlyList<Counted> Topics, IReadOnlyList<Counted> Kinds, IReadOnlyList<Example> Examples);

/// <param name="Evidence">The spans that its sentiment rests on; none where a person gave it.</param>
internal sealed record Example(Guid Id, string Text, string? Language, string? Topic, string? Kind, IReadOnlyList<Reason> Evidence);

internal sealed class ReadReasons(StoreDb db)
{
    private const int ExamplesShown = 3;
    private const int LabelsOfAPeak = 3;

    public async Task<Reasons> RunAsync(Period period, Figures figures, CancellationToken cancellationToken)
    {
        var peaks = new List<Peak>();
        foreach (var slot in Peaks.Of(figures.Counts[Feeling.Negative]).Order())
        {
            var until = slot + 1 < figures.Slots.Count ? figures.Slots[slot + 1] : period.Until;
            peaks.Add(await PeakAsync(figures.Slots[slot], until, figures.Counts[Feeling.Negative][slot], cancellationToken));
        }

        var negative = Negative(period.From, period.Until);
        var since = period.Until.AddHours(-24);
        var urgent = await db.Mentions.Where(m => m.At >= since && m.At < period.Until && (m.Urgency == "life-safety" || m.Urgency == "service-outage"))
            .GroupBy(m => m.Urgency).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key!, g => g.Count, cancellationToken);
        return new Reasons(
            await TopicsAsync(negative, cancellationToken), await KindsAsync(negative, cancellationToken), peaks,
            urgent.GetValueOrDefault("life-safety"), urgent.GetValueOrDefault("service-outage"));
    }

    private IQueryable<Mention> Negative(DateTimeOffset from, DateTimeOffset until) =>
        db.Mentions.AsNoTracking().Where(m => m.Sentiment == Feeling.Negative && m.At >= from && m.At < until);

    private async Task<Peak> PeakAsync(DateTimeOffset from, DateTimeOffset until, int count, CancellationToken cancellationToken)
    {
        var negative = Negative(from, until);
        // The surest ones first, so that a reader sees what made the peak.
        var examples = await negative.OrderByDescending(m => m.NegativeScore).ThenBy(m => m.Id).Take(ExamplesShown)
            .Select(m => new { m.Id, m.Text, m.Language, m.Topic, m.Wants, m.Evidence, m.CorrectedAt }).ToListAsync(cancellationToken);
        return new Peak(
            from,
            until,
            count,
            Known(await TopicsAsync(negative, cancellationToken)),
            Known(await KindsAsync(negative, cancellationToken)),
            [.. examples.Select(m => new Example(m.Id, m.Text, m.Language, m.Topic, m.Wants, m.CorrectedAt is null ? DecideLog.ReadEvidence(m.Evidence) : []))]);
    }

    private static async Task<IReadOnlyList<Counted>> TopicsAsync(IQueryable<Mention> mentions, CancellationToken cancellationToken) =>
        InOrder(await mentions.GroupBy(m => m.Topic).Select(g => new Counted(g.Key, g.Count())).ToListAsync(cancellationToken));

    private static async Task<IReadOnlyList<Counted>> KindsAsync(IQueryable<Mention> mentions, CancellationToken cancellationToken) =>
        InOrder(await mentions.GroupBy(m => m.Wants).Select(g => new Counted(g.Key, g.Count())).ToListAsync(cancellationToken));

    /// <summary>What nobody could name comes last, however frequent it is.</summary>
    private static IReadOnlyList<Counted> InOrder(IEnumerable<Counted> counts) =>
        [.. counts.OrderBy(c => c.Label is null).ThenByDescending(c => c.Count).ThenBy(c => c.Label, StringComparer.Ordinal)];

    private static IReadOnlyList<Counted> Known(IReadOnlyList<Counted> counts) => [.. counts.Where(c => c.Label is not null).Take(LabelsOfAPeak)];
}
