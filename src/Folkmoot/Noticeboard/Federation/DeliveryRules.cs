// What to do next with an activity for an inbox. Pure; DeliverOne.cs carries it out.
namespace Folkmoot.Noticeboard.Federation;

internal static class DeliveryRules
{
    /// <summary>A server that was away this long does not get what it missed.</summary>
    public static readonly TimeSpan GiveUpAfter = TimeSpan.FromDays(7);

    private const double FirstSeconds = 60;
    private const double MaxSeconds = 6 * 3_600;

    public static bool IsTooOld(DateTimeOffset createdAt, DateTimeOffset now) => now - createdAt > GiveUpAfter;

    /// <summary>Doubles from a minute to six hours, spread by ± 25 %; never earlier than the far end asks, and never later than a day for it.</summary>
    /// <param name="attempt">Failures so far, from 1.</param>
    /// <param name="random">A number in [0, 1).</param>
    public static DateTimeOffset Again(int attempt, DateTimeOffset now, DateTimeOffset? asked, double random)
    {
        var own = now.AddSeconds(Math.Min(MaxSeconds, FirstSeconds * Math.Pow(2, Math.Min(attempt, 30) - 1)) * (0.75 + (random * 0.5)));
        return asked is { } at && at > own ? at < now.AddDays(1) ? at : now.AddDays(1) : own;
    }
}
