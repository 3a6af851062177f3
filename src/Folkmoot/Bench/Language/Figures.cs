// What stands in the rows of benchmarks that read messages.
using Folkmoot.Bench.Measuring;

namespace Folkmoot.Bench.Language;

internal static class Figures
{
    public static IReadOnlyList<Figure> Of(Series series) =>
    [
        new("messagesPerSecond", series.MedianOf(s => s.MessagesPerSecond), "messages/s"),
        new("cpuMicrosPerMessage", series.MedianOf(s => s.CpuMicrosPerMessage), "µs CPU a message"),
        .. series.Samples[0].StartWallSeconds > 0
            ? new Figure[] { new("startWallSeconds", series.MedianOf(s => s.StartWallSeconds), "s start"), new("startCpuSeconds", series.MedianOf(s => s.StartCpuSeconds), "s CPU of it") }
            : [],
    ];

    /// <summary>A side as it is, with a goal for its messages a second where there is one.</summary>
    public static BenchRow Side(string what, Series series, double? leastPerSecond = null)
    {
        double? value = series.Fault is null ? series.MedianOf(s => s.MessagesPerSecond) : double.NaN;
        var goal = leastPerSecond is { } least ? Goal.LeastOf(value, least, "messages/s") : null;
        return series.Fault is { } fault ? new BenchRow(what, [], goal, fault.Why) : new BenchRow(what, Of(series), goal);
    }

    /// <summary>Our CPU for a message divided by a peer's. A fault of ours misses the goal; one of the peer's leaves it unmeasured.</summary>
    public static BenchRow Ratio(string what, Series ours, Series? peer, double most, string? missing)
    {
        double? value = ours.Fault is not null ? double.NaN : peer is { Fault: null } ? ours.RatioTo(peer, s => s.CpuMicrosPerMessage) : null;
        return new BenchRow(what, [], Goal.MostOf(value, most, "of its CPU"), ours.Fault?.Why ?? missing ?? peer?.Fault?.Why);
    }
}
