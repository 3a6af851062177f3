// When the results of something that is out are asked for: often at first, daily for a month, then no more; rarely where the network takes money for it. Pure.
namespace Folkmoot.Channels.Engagement;

internal static class ResultRhythm
{
    public static readonly TimeSpan Follow = TimeSpan.FromDays(30);

    private static readonly (TimeSpan Until, TimeSpan Every)[] Steps =
    [
        (TimeSpan.FromHours(1), TimeSpan.FromMinutes(15)),
        (TimeSpan.FromHours(6), TimeSpan.FromHours(1)),
        (TimeSpan.FromDays(1), TimeSpan.FromHours(3)),
        (Follow, TimeSpan.FromDays(1)),
    ];

    private static readonly TimeSpan[] PricedAges = [TimeSpan.FromHours(1), TimeSpan.FromDays(1), TimeSpan.FromDays(7), Follow];

    /// <summary>Null: it is not asked for again.</summary>
    /// <param name="priced">The network takes money for each post that is read.</param>
    public static DateTimeOffset? Next(DateTimeOffset sentAt, DateTimeOffset now, bool priced)
    {
        var age = now - sentAt;
        if (age >= Follow)
        {
            return null;
        }

        if (priced)
        {
            return sentAt + Array.Find(PricedAges, a => a > age);
        }

        var next = now + Array.Find(Steps, s => age < s.Until).Every;
        return next < sentAt + Follow ? next : sentAt + Follow;
    }

    /// <summary>How often one post is read in all.</summary>
    public static int Readings(bool priced)
    {
        var readings = 0;
        for (DateTimeOffset? at = Next(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, priced); at is { } then; at = Next(DateTimeOffset.UnixEpoch, then, priced))
        {
            readings++;
        }

        return readings;
    }
}
