// Looks at a feed without storing anything: its newest items, and the words that drafts of them would have.
using Folkmoot.Drafting.Own;
using Folkmoot.Networks;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Plan.Feeds;

/// <param name="Known">What became of it, where it was read before; null for a new one.</param>
internal sealed record SeenItem(string Title, string? Link, DateTimeOffset At, DraftText Draft, FeedEntryState? Known);

internal abstract record CheckedFeed;

/// <param name="Found">How many the feed has in all.</param>
internal sealed record FeedWorks(IReadOnlyList<SeenItem> Newest, int Found) : CheckedFeed;

internal sealed record FeedBroken(Reason Reason) : CheckedFeed;

internal sealed class CheckFeed(StoreDb db, FetchFeed fetch, LoadPost load)
{
    private const int Shown = 5;

    /// <param name="feedId">Null for one that is not stored.</param>
    public async Task<CheckedFeed> RunAsync(Guid? feedId, string address, FeedWording wording, string language, IReadOnlyList<Guid> channels, CancellationToken cancellationToken)
    {
        if (!SaveFeed.IsAddress(address.Trim()))
        {
            return new FeedBroken(new Reason("networks.rss.url.wrong"));
        }

        switch (await fetch.RunAsync(feedId ?? Guid.Empty, address.Trim(), null, cancellationToken))
        {
            case ReadFailed failed:
                return new FeedBroken(failed.Reason);
            case ReadPage page:
                var newest = FeedRules.Sort(page.Items, first: true, FeedStart.OnlyNew, 0).Select(s => s.Item).Take(Shown).ToList();
                var ids = newest.ConvertAll(i => i.ExternalId);
                var known = feedId is { } id
                    ? await db.FeedEntries.AsNoTracking().Where(e => e.FeedId == id && ids.Contains(e.ItemId)).ToDictionaryAsync(e => e.ItemId, e => e.State, cancellationToken)
                    : [];
                var all = await load.ChannelsAsync(cancellationToken);
                var goals = channels.Where(all.ContainsKey).Select(c => all[c]).ToList();
                return new FeedWorks(
                    [.. newest.Select(i => new SeenItem(FeedWords.Headline(i), i.Url, i.At, Draft(i, wording, language, goals), known.TryGetValue(i.ExternalId, out var state) ? state : null))], page.Items.Count);
            case var other:
                throw new System.Diagnostics.UnreachableException(other.GetType().Name);
        }
    }

    private static DraftText Draft(Incoming item, FeedWording wording, string language, IReadOnlyList<ChannelFacts> goals)
    {
        var text = FeedWords.Plain(item.Text);
        return wording == FeedWording.OwnWriter && OwnWriter.Write(FeedWords.Ask(text, item.Url, language, t => SuggestForPost.Fits(t, goals))).Text is { } written
            ? FeedWords.OfWriter(written, item.Url)
            : FeedWords.OfHeadline(FeedWords.Headline(item), item.Url);
    }
}
