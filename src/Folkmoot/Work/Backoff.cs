// How long to wait after a failed run.
namespace Folkmoot.Work;

internal static class Backoff
{
    private const double FirstSeconds = 2;
    private const double MaxSeconds = 3_600;

    /// <summary>Doubles from two seconds to one hour, spread by ± 25 % so that failures that came together do not come back together.</summary>
    /// <param name="attempt">Failed runs so far, from 1.</param>
    /// <param name="random">A number in [0, 1).</param>
    public static TimeSpan After(int attempt, double random)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempt, 1);
        var seconds = Math.Min(MaxSeconds, FirstSeconds * Math.Pow(2, Math.Min(attempt, 30) - 1));
        return TimeSpan.FromSeconds(seconds * (0.75 + (random * 0.5)));
    }
}
