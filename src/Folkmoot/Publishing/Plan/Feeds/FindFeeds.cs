// Reads feeds with how their reading goes, their items with what became of them, and where a post came from.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Plan.Feeds;

internal sealed record FeedRow(PostFeed Feed, int Items, int Drafts, int Waiting);

/// <param name="State">Of its draft; null where there is none, or none any more.</param>
internal sealed record FeedEntryRow(FeedEntry Entry, PostState? State);

/// <param name="FeedId">Null where the feed was taken away.</param>
/// <param name="Item">Its headline.</param>
internal sealed record FeedOrigin(Guid? FeedId, string Feed, string Item, string? Link, DateTimeOffset ReadAt);

internal sealed class FindFeeds(StoreDb db)
{
    /// <summary>Of its audit entries.</summary>
    public const string Subject = "post-feed";

    public const int Most = 50;
    private const int RemovedMost = 20;
    private const int EntriesMost = 50;

    /// <summary>By name.</summary>
    public async Task<IReadOnlyList<FeedRow>> AllAsync(CancellationToken cancellationToken)
    {
        var feeds = await db.PostFeeds.AsNoTracking().Where(f => f.RemovedAt == null).OrderBy(f => f.Name).ThenBy(f => f.Id).Take(Most).ToListAsync(cancellationToken);
        var counts = await CountsAsync([.. feeds.Select(f => f.Id)], cancellationToken);
        return [.. feeds.Select(f => Row(f, counts))];
    }

    /// <summary>Taken away, the last first.</summary>
    public async Task<IReadOnlyList<PostFeed>> RemovedAsync(CancellationToken cancellationToken) =>
        await db.PostFeeds.AsNoTracking().Where(f => f.RemovedAt != null).OrderByDescending(f => f.RemovedAt).Take(RemovedMost).ToListAsync(cancellationToken);

    public async Task<FeedRow?> OneAsync(Guid id, CancellationToken cancellationToken) =>
        await db.PostFeeds.AsNoTracking().SingleOrDefaultAsync(f => f.Id == id && f.RemovedAt == null, cancellationToken) is { } feed ? Row(feed, await CountsAsync([id], cancellationToken)) : null;

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<FeedEntryRow>> EntriesAsync(Guid feedId, CancellationToken cancellationToken)
    {
        var entries = await db.FeedEntries.AsNoTracking().Where(e => e.FeedId == feedId).OrderByDescending(e => e.PublishedAt).ThenByDescending(e => e.Id).Take(EntriesMost).ToListAsync(cancellationToken);
        var posts = entries.Select(e => e.PostId).OfType<Guid>().ToList();
        var states = await db.Posts.AsNoTracking().Where(p => posts.Contains(p.Id)).Select(p => new { p.Id, p.State }).ToDictionaryAsync(p => p.Id, p => p.State, cancellationToken);
        return [.. entries.Select(e => new FeedEntryRow(e, e.PostId is { } post && states.TryGetValue(post, out var state) ? state : null))];
    }

    /// <summary>Feeds of this person that could not be read for long.</summary>
    public async Task<IReadOnlyList<PostFeed>> FailingAsync(Guid person, CancellationToken cancellationToken) =>
        await db.PostFeeds.AsNoTracking().Where(f => f.ChangedBy == person && f.RemovedAt == null && f.PausedAt == null && f.Failures >= FeedRules.FailuresToTell)
            .OrderBy(f => f.Name).Take(Most).ToListAsync(cancellationToken);

    /// <summary>Null: no feed made it.</summary>
    public async Task<FeedOrigin?> OriginAsync(Guid postId, CancellationToken cancellationToken) =>
        await db.FeedEntries.AsNoTracking().Where(e => e.PostId == postId)
            .Join(db.PostFeeds, e => e.FeedId, f => f.Id, (e, f) => new FeedOrigin(f.RemovedAt == null ? f.Id : null, f.Name, e.Title, e.Link, e.SeenAt)).FirstOrDefaultAsync(cancellationToken);

    private static FeedRow Row(PostFeed feed, Dictionary<Guid, (int Items, int Drafts, int Waiting)> counts)
    {
        var (items, drafts, waiting) = counts.GetValueOrDefault(feed.Id);
        return new FeedRow(feed, items, drafts, waiting);
    }

    private async Task<Dictionary<Guid, (int Items, int Drafts, int Waiting)>> CountsAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        (await db.FeedEntries.AsNoTracking().Where(e => ids.Contains(e.FeedId)).GroupBy(e => new { e.FeedId, e.State }).Select(g => new { g.Key.FeedId, g.Key.State, Count = g.Count() }).ToListAsync(cancellationToken))
            .GroupBy(c => c.FeedId).ToDictionary(g => g.Key, g => (
                g.Sum(c => c.Count), g.Where(c => c.State == FeedEntryState.Drafted).Sum(c => c.Count), g.Where(c => c.State == FeedEntryState.Waiting).Sum(c => c.Count)));
}
