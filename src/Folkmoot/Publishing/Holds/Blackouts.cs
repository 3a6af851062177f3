// Which blackout period holds a post on a channel at an instant, and how that is told. Pure.
using System.Globalization;
using Folkmoot.Networks;

namespace Folkmoot.Publishing.Holds;

internal static class Blackouts
{
    /// <summary>The period that holds; of several the one that ends last. Null: it may go out.</summary>
    public static BlackoutPeriod? Holding(IEnumerable<BlackoutPeriod> periods, Guid channel, DateTimeOffset at) =>
        periods.Where(p => p.EndedAt is null && p.From <= at && at < p.Until && (p.Channels.Count == 0 || p.Channels.Contains(channel))).MaxBy(p => p.Until);

    /// <summary>The first instant from <paramref name="at"/> on at which none holds: a period may begin before another has ended.</summary>
    public static DateTimeOffset FreeAt(IReadOnlyCollection<BlackoutPeriod> periods, Guid channel, DateTimeOffset at)
    {
        while (Holding(periods, channel, at) is { } period)
        {
            at = period.Until;
        }

        return at;
    }

    /// <summary>What for, until when, and in which zone that is.</summary>
    public static Reason Why(BlackoutPeriod period) =>
        new Reason($"publishing.hold.{period.Kind}", Local(period.Until, period.TimeZone), period.TimeZone).Then(period.Words.Length > 0 ? Reason.Words(period.Words) : null);

    public static Reason Embargo(DateTimeOffset until, string zone) => new("publishing.hold.embargo", Local(until, zone), zone);

    /// <summary>The same in every language, since it is kept and told later.</summary>
    private static string Local(DateTimeOffset at, string zone) => WallClock.At(at, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
