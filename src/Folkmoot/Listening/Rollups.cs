// Adds mentions to, and moves them between, the hourly figures.
using Folkmoot.Storage;

namespace Folkmoot.Listening;

internal static class Rollups
{
    public const string NoLanguage = "und";

    public static DateTimeOffset HourOf(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero);

    /// <summary>One row for each cell that the changes touch; cells whose changes cancel out are left out.</summary>
    public static List<MentionRollup> Of(IEnumerable<(Mention Mention, Feeling Sentiment, int Change)> changes, DateTimeOffset now) =>
    [
        .. changes
            .GroupBy(c => (c.Mention.SourceId, c.Mention.Network, Hour: HourOf(c.Mention.At), Language: c.Mention.Language ?? NoLanguage, c.Sentiment))
            .Select(g => new MentionRollup
            {
                Id = Guid.CreateVersion7(now),
                SourceId = g.Key.SourceId,
                Network = g.Key.Network,
                Hour = g.Key.Hour,
                Language = g.Key.Language,
                Sentiment = g.Key.Sentiment,
                Count = g.Sum(c => c.Change),
            })
            .Where(r => r.Count != 0)
            // One order for all, so that two batches that touch the same cells wait for each other instead of locking each other out.
            .OrderBy(r => r.SourceId).ThenBy(r => r.Network, StringComparer.Ordinal).ThenBy(r => r.Hour).ThenBy(r => r.Language, StringComparer.Ordinal).ThenBy(r => r.Sentiment),
    ];

    /// <summary>In the current transaction.</summary>
    public static Task AddAsync(StoreDb db, IReadOnlyList<MentionRollup> rows, CancellationToken cancellationToken) =>
        db.AddToAsync(rows, MentionRollup.Key, MentionRollup.Sums, cancellationToken);
}
