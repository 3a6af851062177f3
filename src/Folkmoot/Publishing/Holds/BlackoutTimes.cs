// When a period begins and ends, given the wall-clock times that somebody chose, also on days on which the clocks change. Pure.
namespace Folkmoot.Publishing.Holds;

internal static class BlackoutTimes
{
    /// <summary>Of a time that comes twice the first; null for one that the clocks jump over.</summary>
    public static DateTimeOffset? Start(DateTime local, string zone) => WallClock.Resolve(local, zone) switch
    {
        AtInstant at => at.At,
        ComesTwice twice => twice.Earlier,
        _ => null,
    };

    /// <summary>Of a time that comes twice the second, so that the hold is never an hour short; null for one that the clocks jump over.</summary>
    public static DateTimeOffset? End(DateTime local, string zone) => WallClock.Resolve(local, zone) is ComesTwice twice ? twice.Later : Start(local, zone);
}
