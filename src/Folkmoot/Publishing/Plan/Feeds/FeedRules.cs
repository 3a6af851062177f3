// When a feed is read, which of its items wait for a draft, and when somebody is told that it cannot be read. Pure.
using Folkmoot.Networks;

namespace Folkmoot.Publishing.Plan.Feeds;

internal static class FeedRules
{
    /// <summary>Readings that failed in a row before its owner is told: with the growing pauses, fifteen hours after the first.</summary>
    public const int FailuresToTell = 5;

    public static readonly TimeSpan Every = TimeSpan.FromMinutes(30);

    /// <summary>An item that waits longer is news no more.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(7);

    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <param name="failures">In a row, this one included; 0 for a reading that worked.</param>
    /// <param name="until">Not before this, where the far end says when.</param>
    public static DateTimeOffset NextRead(DateTimeOffset now, int failures, DateTimeOffset? until)
    {
        var pause = failures == 0 ? Every : TimeSpan.FromTicks(Math.Min(Longest.Ticks, Every.Ticks << Math.Min(failures, 10)));
        return until > now + pause ? until.Value : now + pause;
    }

    /// <summary>Once for each row of failures.</summary>
    public static bool MustTell(int failures) => failures == FailuresToTell;

    /// <summary>The items to be stored, newest first, and what each is at first; one that names itself twice counts once.</summary>
    /// <param name="first">The feed was never read at this address.</param>
    public static IReadOnlyList<(Incoming Item, FeedEntryState State)> Sort(IEnumerable<Incoming> items, bool first, FeedStart start, int startCount)
    {
        var taken = !first ? int.MaxValue : start == FeedStart.Newest ? startCount : 0;
        return [.. items.Where(i => i.ExternalId.Length is > 0 and <= FeedEntry.ItemIdMax).DistinctBy(i => i.ExternalId, StringComparer.Ordinal).OrderByDescending(i => i.At)
            .Select((i, n) => (i, n < taken ? FeedEntryState.Waiting : FeedEntryState.Old))];
    }
}
