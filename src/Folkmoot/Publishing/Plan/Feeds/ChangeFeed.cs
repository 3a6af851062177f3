// Pauses a feed, has it read at once, takes it away or brings it back.
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Plan.Feeds;

internal enum FeedChange
{
    Pause,
    GoOn,
    ReadNow,
    Remove,
    BringBack,
}

internal sealed class ChangeFeed(StoreDb db, Jobs jobs, Actor actor, IAudit audit, TimeProvider clock)
{
    /// <summary>False: it is gone, it is so already, or somebody was quicker.</summary>
    public async Task<bool> RunAsync(Guid id, FeedChange change, CancellationToken cancellationToken)
    {
        _ = actor.Required;
        var now = clock.GetUtcNow();
        if (await db.PostFeeds.SingleOrDefaultAsync(f => f.Id == id, cancellationToken) is not { } feed || feed.RemovedAt is null == (change == FeedChange.BringBack))
        {
            return false;
        }

        switch (change)
        {
            case FeedChange.Pause when feed.PausedAt is null:
                feed.PausedAt = now;
                break;
            case FeedChange.GoOn when feed.PausedAt is not null:
                (feed.PausedAt, feed.NextReadAt) = (null, null);
                break;
            case FeedChange.ReadNow when feed.PausedAt is null:
                var due = new FeedDue(id);
                await jobs.AddAsync(due, cancellationToken, key: due.Key);
                break;
            case FeedChange.Remove:
                feed.RemovedAt = now;
                break;
            case FeedChange.BringBack:
                (feed.RemovedAt, feed.NextReadAt) = (null, null);
                break;
            default:
                return false;
        }

        feed.Version += change == FeedChange.ReadNow ? 0 : 1;
        audit.Record($"publishing.feed.{Word(change)}", FindFeeds.Subject, id, new { feed.Name });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException || db.IsUniqueViolation(e))
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }

    private static string Word(FeedChange change) => change switch
    {
        FeedChange.Pause => "paused",
        FeedChange.GoOn => "resumed",
        FeedChange.ReadNow => "read-asked",
        FeedChange.Remove => "removed",
        FeedChange.BringBack => "brought-back",
        _ => throw new ArgumentOutOfRangeException(nameof(change), change, "Unknown change."),
    };
}
