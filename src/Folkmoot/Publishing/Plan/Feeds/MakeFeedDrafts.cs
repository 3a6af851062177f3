// Makes drafts of the items of a feed that wait, oldest first, each once and no more than a day may have. Drafts only: people plan and approve them.
using Folkmoot.Drafting.Own;
using Folkmoot.Publishing.Revisions;
using Folkmoot.Storage;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Plan.Feeds;

internal sealed record FeedDraftsDue(Guid FeedId)
{
    public string Key => $"feed:drafts:{FeedId:N}";
}

internal sealed class MakeFeedDrafts(StoreDb db, LoadPost load, ProposeHere here, KeepRevision revisions, PostLog log, TimeProvider clock) : IHandle<FeedDraftsDue>
{
    /// <summary>Another node may take an item first; so often is looked again.</summary>
    private const int Tries = 2 * PostFeed.PerDayMax;

    public async Task<Next> HandleAsync(FeedDraftsDue job, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var late = now - FeedRules.Patience;
        await db.FeedEntries.Where(e => e.FeedId == job.FeedId && e.State == FeedEntryState.Waiting && e.SeenAt < late)
            .ExecuteUpdateAsync(s => s.SetProperty(e => e.State, FeedEntryState.TooLate), cancellationToken);
        for (var left = Tries; left > 0; left--)
        {
            if (!await TryOneAsync(job.FeedId, now, cancellationToken))
            {
                break;
            }
        }

        return Next.Done;
    }

    /// <summary>False: there is nothing more to make today.</summary>
    private async Task<bool> TryOneAsync(Guid feedId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await db.PostFeeds.AsNoTracking().SingleOrDefaultAsync(f => f.Id == feedId && f.PausedAt == null && f.RemovedAt == null, cancellationToken) is not { } feed)
        {
            return false;
        }

        var zone = await db.Agencies.AsNoTracking().Where(a => a.Id == db.AgencyId).Select(a => a.TimeZone).SingleAsync(cancellationToken);
        var today = WallClock.DayOf(now, zone);
        var number = 1 + (await db.FeedEntries.Where(e => e.FeedId == feedId && e.Day == today).MaxAsync(e => e.Number, cancellationToken) ?? 0);
        var entry = number > feed.PerDay ? null
            : await db.FeedEntries.Where(e => e.FeedId == feedId && e.State == FeedEntryState.Waiting).OrderBy(e => e.PublishedAt).ThenBy(e => e.Id).FirstOrDefaultAsync(cancellationToken);
        if (entry is null)
        {
            return false;
        }

        var post = await AddAsync(feed, entry, zone, now, cancellationToken);
        (entry.State, entry.Day, entry.Number, entry.PostId, entry.Text) = (FeedEntryState.Drafted, today, number, post.Id, null);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException || db.IsUniqueViolation(e))
        {
            // Another node made one of this item, or the day's same number, in this moment.
        }

        db.ChangeTracker.Clear();
        return true;
    }

    private async Task<Post> AddAsync(PostFeed feed, FeedEntry entry, string zone, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var channels = await load.ChannelsAsync(cancellationToken);
        var goals = feed.Channels.Where(channels.ContainsKey).ToList();
        var (id, text) = (Guid.CreateVersion7(now), entry.Text ?? entry.Title);
        var written = feed.Wording == FeedWording.OwnWriter
            ? here.AddFor(feed.ChangedBy, Post.Kind, id, FeedWords.Ask(text, entry.Link, feed.Language, t => SuggestForPost.Fits(t, goals.Select(g => channels[g]))))
            : null;
        var words = written is null ? FeedWords.OfHeadline(entry.Title, entry.Link) : FeedWords.OfWriter(written, entry.Link);
        var post = new Post
        {
            Id = id,
            AuthorId = feed.ChangedBy,
            Title = words.Title,
            Text = words.Text,
            Source = FeedWords.Source(text, entry.Link),
            Languages = [feed.Language],
            Labels = feed.Labels is { Count: > 0 } labels ? [.. labels] : null,
            CampaignId = feed.CampaignId,
            CategoryId = feed.CategoryId,
            MachineAssisted = written is not null,
            TimeZone = zone,
            CreatedAt = now,
            ChangedAt = now,
        };
        db.Posts.Add(post);
        db.PostTargets.AddRange(goals.Select(c => new PostTarget { Id = Guid.CreateVersion7(now), PostId = id, ChannelId = c }));
        await revisions.RunAsync(post, null, automatic: false, restoredFrom: null, cancellationToken);
        log.Record(id, PostAct.Created, feed.Name, new { feed = feed.Id, item = entry.Id, link = entry.Link, written = written is not null });
        return post;
    }
}
