// Lists what became of posts on each channel: filtered, sorted, a page at a time, with the totals of all that the filter finds.
using Folkmoot.Channels;
using Folkmoot.Channels.Engagement;
using Folkmoot.Networks;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Engagement;

/// <summary>By what results are sorted; largest first.</summary>
internal enum ResultSort
{
    Sent,
    Likes,
    Shares,
    Replies,
    Views,
}

/// <param name="From">Only what went out since then.</param>
/// <param name="Gone">Only what its network does not have any more, and nobody has said anything about.</param>
/// <param name="Page">From 1.</param>
internal sealed record ResultFilter(
    DateTimeOffset From, DateTimeOffset? Until = null, Guid? ChannelId = null, Guid? CampaignId = null, string? Tag = null, bool Gone = false, ResultSort Sort = ResultSort.Sent, int Page = 1);

/// <param name="Part">Its place in a thread, from 0; <paramref name="LastPart"/> is that of the last.</param>
/// <param name="At">As of when the counts are; null while none was told.</param>
internal sealed record ResultRow(
    Guid PostId, Guid DeliveryId, Guid ChannelId, string Title, string Start, string Language, string? Url, DateTimeOffset SentAt, DateTimeOffset? At,
    long? Likes, long? Shares, long? Replies, long? Views, long? Reach, DateTimeOffset? GoneAt, DateTimeOffset? AcceptedAt, int Part = 0, int LastPart = 0)
{
    public string Label => PostRow.LabelOf(Title, Start);

    public PostCounts Counts => new(Likes, Shares, Replies, Views, Reach);
}

/// <param name="Posts">How many posts on channels the filter finds.</param>
/// <param name="Counts">The sums of what networks told; null where none told anything.</param>
internal sealed record FoundResults(IReadOnlyList<ResultRow> Rows, bool More, int Posts, PostCounts Counts);

internal sealed class FindResults(StoreDb db)
{
    public const int PageSize = 25;
    private const int StartLength = 160;

    public async Task<FoundResults> RunAsync(ResultFilter filter, CancellationToken cancellationToken)
    {
        var found = Filtered(filter);
        var rows = await Rows(Sorted(found, filter.Sort).Skip((filter.Page - 1) * PageSize).Take(PageSize + 1)).ToListAsync(cancellationToken);
        // SUM over nothing but nulls is 0 here: what nobody told must stay unknown, so how many told it is counted beside it.
        var sums = await Results(filter).GroupBy(_ => 1).Select(g => new
        {
            All = g.Count(),
            Likes = g.Sum(r => r.Likes ?? 0),
            LikesTold = g.Count(r => r.Likes != null),
            Shares = g.Sum(r => r.Shares ?? 0),
            SharesTold = g.Count(r => r.Shares != null),
            Replies = g.Sum(r => r.Replies ?? 0),
            RepliesTold = g.Count(r => r.Replies != null),
            Views = g.Sum(r => r.Views ?? 0),
            ViewsTold = g.Count(r => r.Views != null),
            Reach = g.Sum(r => r.Reach ?? 0),
            ReachTold = g.Count(r => r.Reach != null),
        }).SingleOrDefaultAsync(cancellationToken);
        var counts = sums is null ? new PostCounts() : new PostCounts(
            Told(sums.Likes, sums.LikesTold), Told(sums.Shares, sums.SharesTold), Told(sums.Replies, sums.RepliesTold), Told(sums.Views, sums.ViewsTold), Told(sums.Reach, sums.ReachTold));
        return new FoundResults([.. rows.Take(PageSize)], rows.Count > PageSize, sums?.All ?? 0, counts);
    }

    /// <summary>All that the filter finds, for a file.</summary>
    public IAsyncEnumerable<ResultRow> AllAsync(ResultFilter filter) => Rows(Sorted(Filtered(filter), filter.Sort)).AsAsyncEnumerable();

    private static long? Told(long sum, int told) => told == 0 ? null : sum;

    private IQueryable<DeliveryResult> Results(ResultFilter filter)
    {
        var posts = db.Posts.AsNoTracking();
        if (filter.CampaignId is { } campaign)
        {
            posts = posts.Where(p => p.CampaignId == campaign);
        }

        if (filter.Tag is { } tag)
        {
            posts = posts.Where(p => p.Tags != null && p.Tags.Contains(tag));
        }

        var results = db.DeliveryResults.AsNoTracking().Where(r => r.SentAt >= filter.From);
        if (filter.Until is { } until)
        {
            results = results.Where(r => r.SentAt < until);
        }

        if (filter.ChannelId is { } channel)
        {
            results = results.Where(r => r.ChannelId == channel);
        }

        if (filter.Gone)
        {
            // What was taken back here since then needs nobody's word any more.
            results = results.Where(r => r.GoneAt != null && r.AcceptedAt == null && db.Deliveries.Any(d => d.Id == r.DeliveryId && d.State == DeliveryState.Sent));
        }

        return results.Where(r => db.Deliveries.Any(d => d.Id == r.DeliveryId && d.OwnerKind == Post.Kind && posts.Any(p => p.Id == d.OwnerId)));
    }

    private IQueryable<Joined> Filtered(ResultFilter filter) =>
        from r in Results(filter)
        join d in db.Deliveries on r.DeliveryId equals d.Id
        join p in db.Posts on d.OwnerId equals p.Id
        select new Joined { Result = r, Delivery = d, Post = p };

    /// <summary>What is not told stands last; the same on both engines, which place nulls differently.</summary>
    private static IOrderedQueryable<Joined> Sorted(IQueryable<Joined> rows, ResultSort sort) => (sort switch
    {
        ResultSort.Likes => rows.OrderBy(j => j.Result.Likes == null).ThenByDescending(j => j.Result.Likes).ThenByDescending(j => j.Result.SentAt),
        ResultSort.Shares => rows.OrderBy(j => j.Result.Shares == null).ThenByDescending(j => j.Result.Shares).ThenByDescending(j => j.Result.SentAt),
        ResultSort.Replies => rows.OrderBy(j => j.Result.Replies == null).ThenByDescending(j => j.Result.Replies).ThenByDescending(j => j.Result.SentAt),
        ResultSort.Views => rows.OrderBy(j => j.Result.Views == null).ThenByDescending(j => j.Result.Views).ThenByDescending(j => j.Result.SentAt),
        _ => rows.OrderByDescending(j => j.Result.SentAt),
    }).ThenBy(j => j.Result.DeliveryId);

    private static IQueryable<ResultRow> Rows(IQueryable<Joined> joined) => joined.Select(j => new ResultRow(
        j.Post.Id, j.Delivery.Id, j.Result.ChannelId, j.Post.Title, j.Post.Text.Substring(0, StartLength), j.Post.Languages[0], j.Delivery.Url, j.Result.SentAt, j.Result.ReadAt,
        j.Result.Likes, j.Result.Shares, j.Result.Replies, j.Result.Views, j.Result.Reach, j.Result.GoneAt, j.Result.AcceptedAt, j.Delivery.Part, j.Delivery.LastPart));

    /// <summary>A row of the three tables, before what is shown of it is chosen: the database can only sort by what it knows.</summary>
    private sealed class Joined
    {
        public required DeliveryResult Result { get; init; }

        public required Delivery Delivery { get; init; }

        public required Post Post { get; init; }
    }
}
