// What one run of one side of a comparison gave.
namespace Folkmoot.Bench.Measuring;

internal abstract record Outcome;

/// <summary>It ran. The start is what a run on an empty input took; it is taken off what a message costs.</summary>
internal sealed record Sample(int Messages, double WallSeconds, double CpuSeconds, double StartWallSeconds = 0, double StartCpuSeconds = 0) : Outcome
{
    /// <summary>Below this share of the start, what is left without it is the start's own noise.</summary>
    private const double LeastShareOfStart = 0.25;

    public double CpuMicrosPerMessage => (CpuSeconds - StartCpuSeconds) * 1e6 / Messages;

    public double MessagesPerSecond => Messages / (WallSeconds - StartWallSeconds);

    /// <summary>Itself, or a fault where the messages took too little to be told from the start.</summary>
    public Outcome OrTooFew() =>
        WallSeconds - StartWallSeconds > StartWallSeconds * LeastShareOfStart && CpuSeconds - StartCpuSeconds > StartCpuSeconds * LeastShareOfStart
            ? this
            : new Fault($"{Messages} messages are too few to be told from the start: --messages {Messages * 10L}");
}

/// <summary>It did not run to its end, or did less than it was asked to.</summary>
internal sealed record Fault(string Why) : Outcome;
