// A piece of work that is always the same: how long it takes tells how fast the machine is just now.
using System.Diagnostics;

namespace Folkmoot.Bench.Measuring;

/// <param name="BeforeMs">Milliseconds of the spin before the benchmarks ran.</param>
internal sealed record SpinPair(double BeforeMs, double AfterMs)
{
    /// <summary>More than this, and the figures of a run say more about the machine than about the program.</summary>
    public const double MostDrift = 0.15;

    /// <summary>0.2: the slower of the two took a fifth longer.</summary>
    public double Drift => Math.Max(BeforeMs, AfterMs) / Math.Min(BeforeMs, AfterMs) - 1;

    public bool Steady => Drift <= MostDrift;
}

internal static class Spin
{
    private const int Turns = 20_000_000;
    private const int Times = 9;

    public static double Milliseconds() => Median.Of(Enumerable.Range(0, Times).Select(i => Once((ulong)i)));

    private static double Once(ulong seed)
    {
        long from = Stopwatch.GetTimestamp();
        ulong state = seed | 1;
        for (int i = 0; i < Turns; i++)
        {
            // xorshift64 (Marsaglia 2003): each turn waits for the one before, so nothing can be left out or done at once.
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
        }

        double milliseconds = Stopwatch.GetElapsedTime(from).TotalMilliseconds;
        return state == 0 ? throw new InvalidOperationException("xorshift never reaches 0.") : milliseconds;
    }
}
