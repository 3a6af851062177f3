// Reads one feed from where it was left: its new items are stored and the mark moved in one transaction; a reading that failed is tried again later and later.
using Folkmoot.Networks;
using Folkmoot.Storage;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Plan.Feeds;

internal sealed record FeedDue(Guid FeedId)
{
    public string Key => $"feed:read:{FeedId:N}";
}

internal sealed partial class ReadFeed(StoreDb db, FetchFeed fetch, Jobs jobs, IAudit audit, TimeProvider clock, ILogger<ReadFeed> logger) : IHandle<FeedDue>
{
    public async Task<Next> HandleAsync(FeedDue job, CancellationToken cancellationToken)
    {
        if (await db.PostFeeds.AsNoTracking().SingleOrDefaultAsync(f => f.Id == job.FeedId && f.PausedAt == null && f.RemovedAt == null, cancellationToken) is not { } feed)
        {
            return Next.Done;
        }

        switch (await fetch.RunAsync(feed.Id, feed.Address, feed.Cursor, cancellationToken))
        {
            case ReadPage page:
                await StoreAsync(feed, page, cancellationToken);
                break;
            case ReadFailed failed:
                await FailAsync(feed, failed, cancellationToken);
                break;
            case var other:
                throw new System.Diagnostics.UnreachableException(other.GetType().Name);
        }

        return Next.Done;
    }

    private async Task StoreAsync(PostFeed feed, ReadPage page, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var rows = FeedRules.Sort(page.Items, feed.FirstReadAt is null, feed.Start, feed.StartCount).Select((sorted, n) => new FeedEntry
        {
            Id = Guid.CreateVersion7(now),
            FeedId = feed.Id,
            ItemId = sorted.Item.ExternalId,
            Title = FeedWords.Headline(sorted.Item),
            Link = sorted.Item.Url is { Length: <= FeedEntry.LinkMax } link ? link : null,
            // Of old ones the words of the newest only, so that a person can still take one in.
            Text = sorted.State == FeedEntryState.Waiting || n < PostFeed.StartMax ? FeedWords.Plain(sorted.Item.Text) : null,
            PublishedAt = sorted.Item.At,
            SeenAt = now,
            State = sorted.State,
        }).ToList();
        var cursor = page.Cursor ?? feed.Cursor;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // The mark first: whoever read the same feed from the same mark meanwhile, or found another address, has nothing to store.
        var moved = await AsRead(feed).ExecuteUpdateAsync(
            s => s.SetProperty(f => f.Cursor, cursor).SetProperty(f => f.FirstReadAt, feed.FirstReadAt ?? now).SetProperty(f => f.LastReadAt, now)
                .SetProperty(f => f.NextReadAt, FeedRules.NextRead(now, 0, null)).SetProperty(f => f.LastError, (string?)null).SetProperty(f => f.Failures, 0),
            cancellationToken);
        if (moved == 0)
        {
            return;
        }

        if (rows.Count > 0)
        {
            await db.InsertNewAsync(rows, cancellationToken);
        }

        var drafts = new FeedDraftsDue(feed.Id);
        await jobs.AddAsync(drafts, cancellationToken, key: drafts.Key);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task FailAsync(PostFeed feed, ReadFailed failed, CancellationToken cancellationToken)
    {
        var (now, failures, reason) = (clock.GetUtcNow(), feed.Failures + 1, failed.Reason.ToStored());
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var moved = await AsRead(feed).ExecuteUpdateAsync(
            s => s.SetProperty(f => f.NextReadAt, FeedRules.NextRead(now, failures, failed.Until)).SetProperty(f => f.LastError, reason).SetProperty(f => f.Failures, failures), cancellationToken);
        if (moved == 0)
        {
            return;
        }

        if (FeedRules.MustTell(failures))
        {
            audit.Record("publishing.feed.failing", FindFeeds.Subject, feed.Id, new { failures, person = feed.ChangedBy, reason = failed.Reason.Key });
            Log.Failing(logger, feed.Id, failures);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>The feed, as long as nothing of it changed since it was read.</summary>
    private IQueryable<PostFeed> AsRead(PostFeed feed) => db.PostFeeds.Where(f =>
        f.Id == feed.Id && f.Address == feed.Address && f.Cursor == feed.Cursor && f.FirstReadAt == feed.FirstReadAt && f.LastReadAt == feed.LastReadAt && f.Failures == feed.Failures && f.RemovedAt == null);

    private static partial class Log
    {
        [LoggerMessage(330, LogLevel.Warning, "Feed {FeedId} could not be read {Failures} times in a row: look at it under /plan/feeds")]
        public static partial void Failing(ILogger logger, Guid feedId, int failures);
    }
}
