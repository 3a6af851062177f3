// Reads what became of a channel's posts and says when they do best.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Engagement;

internal sealed class FindBestTimes(StoreDb db, TimeProvider clock)
{
    /// <summary>Older posts tell of other habits.</summary>
    public static readonly TimeSpan Looked = TimeSpan.FromDays(180);

    /// <summary>Younger posts have not had their day yet.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromHours(24);

    private const int Most = 5_000;

    public async Task<TimesFound> RunAsync(Guid channelId, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (from, until) = (now - Looked, now - Settled);
        var told = await db.DeliveryResults.AsNoTracking()
            .Where(r => r.ChannelId == channelId && r.SentAt >= from && r.SentAt < until && r.GoneAt == null && (r.Likes != null || r.Shares != null || r.Replies != null))
            .OrderByDescending(r => r.SentAt).Take(Most)
            .Select(r => new { r.SentAt, Reactions = (r.Likes ?? 0) + (r.Shares ?? 0) + (r.Replies ?? 0) }).ToListAsync(cancellationToken);
        return BestTimes.Of([.. told.Select(t => new PostedAt(TimeZoneInfo.ConvertTime(t.SentAt, zone).DateTime, t.Reactions))]);
    }
}
