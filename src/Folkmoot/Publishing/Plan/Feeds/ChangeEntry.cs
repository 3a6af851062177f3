// Leaves an item of a feed out, or takes one in of which no draft was made.
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Plan.Feeds;

internal sealed class ChangeEntry(StoreDb db, Jobs jobs, Actor actor, IAudit audit, TimeProvider clock)
{
    /// <summary>False: a draft was made of it, its words are not kept any more, or somebody was quicker.</summary>
    public async Task<bool> RunAsync(Guid entryId, bool take, CancellationToken cancellationToken)
    {
        _ = actor.Required;
        if (await db.FeedEntries.SingleOrDefaultAsync(e => e.Id == entryId && e.Text != null, cancellationToken) is not { } entry
            || entry.State == FeedEntryState.Drafted || entry.State == FeedEntryState.Waiting == take)
        {
            return false;
        }

        entry.State = take ? FeedEntryState.Waiting : FeedEntryState.LeftOut;
        if (take)
        {
            // Its patience begins anew.
            entry.SeenAt = clock.GetUtcNow();
            var due = new FeedDraftsDue(entry.FeedId);
            await jobs.AddAsync(due, cancellationToken, key: due.Key);
        }

        audit.Record(take ? "publishing.feed.item-taken" : "publishing.feed.item-left-out", FindFeeds.Subject, entry.FeedId, new { item = entryId });
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
}
