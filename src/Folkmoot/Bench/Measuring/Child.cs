// Runs a program to its end on one core, from a file to a file, and tells what it took.
using System.Diagnostics;

namespace Folkmoot.Bench.Measuring;

/// <param name="Errors">The last lines of its standard error.</param>
internal sealed record ChildEnd(int Status, double WallSeconds, double CpuSeconds, string Errors);

internal static class Child
{
    private const int ErrorLines = 3;

    /// <summary>The shell only joins the files and becomes the program: no byte passes through this process.</summary>
    private const string Join = """in=$1; out=$2; err=$3; shift 3; exec "$@" <"$in" >"$out" 2>"$err" """;

    /// <param name="core">The core that it is kept on, or null for all.</param>
    public static async Task<ChildEnd> RunAsync(IReadOnlyList<string> command, string input, string output, int? core, CancellationToken cancellationToken)
    {
        string errors = output + ".errors";
        var start = new ProcessStartInfo("/bin/sh");
        Array.ForEach(["-c", Join, "sh", input, output, errors], start.ArgumentList.Add);
        foreach (string argument in core is null ? command : ["taskset", "-c", $"{core}", .. command])
        {
            start.ArgumentList.Add(argument);
        }

        double cpu = ChildCpu.Seconds();
        long from = Stopwatch.GetTimestamp();
        using var process = Process.Start(start) ?? throw new InvalidOperationException("/bin/sh did not start.");
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        double wall = Stopwatch.GetElapsedTime(from).TotalSeconds;
        return new ChildEnd(process.ExitCode, wall, ChildCpu.Seconds() - cpu, string.Join(" / ", File.ReadLines(errors).Where(l => l.Length > 0).TakeLast(ErrorLines)));
    }

    /// <summary>
    /// First on an empty input, then on all of it. What it wrote is counted: one line for each message, or it is a fault.
    /// </summary>
    public static async Task<Outcome> SampleAsync(IReadOnlyList<string> command, string input, string output, int messages, CancellationToken cancellationToken)
    {
        int? core = OneCore.Last();
        var start = await RunAsync(command, "/dev/null", output, core, cancellationToken);
        var end = start.Status == 0 ? await RunAsync(command, input, output, core, cancellationToken) : start;
        if (end.Status != 0)
        {
            return new Fault($"ended with {end.Status}: {end.Errors}");
        }

        int lines = File.ReadLines(output).Count();
        return lines == messages
            ? new Sample(messages, end.WallSeconds, end.CpuSeconds, start.WallSeconds, start.CpuSeconds).OrTooFew()
            : new Fault($"wrote {lines} lines for {messages} messages");
    }
}
