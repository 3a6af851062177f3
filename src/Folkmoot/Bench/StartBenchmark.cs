// How long it takes until the program has done nothing: what every use in a pipe or from cron pays first.
using Folkmoot.Bench.Measuring;

namespace Folkmoot.Bench;

internal sealed class StartBenchmark : IBenchmark
{
    private const double MostSeconds = 0.6;

    public string Name => "start";

    public string Description => "the start of a command";

    public async Task<IReadOnlyList<BenchRow>> RunAsync(BenchSettings settings, Action<string> tell, CancellationToken cancellationToken)
    {
        string output = settings.PathOf("start.out");
        var series = await Contest.RunAsync([Start("--version"), Start("analyse")], settings.Rounds, tell, cancellationToken);
        return [Row(series[0], "folkmoot --version"), Row(series[1], "folkmoot analyse, empty input")];

        Contestant Start(string argument) => new(argument, async token =>
        {
            var end = await Child.RunAsync(OwnCommand.Of(argument), "/dev/null", output, core: null, token);
            return end.Status == 0 ? new Sample(1, end.WallSeconds, end.CpuSeconds) : new Fault($"ended with {end.Status}: {end.Errors}");
        });
    }

    private static BenchRow Row(Series series, string what)
    {
        if (series.Fault is { } fault)
        {
            return new BenchRow(what, [], Goal.MostOf(double.NaN, MostSeconds, "s"), fault.Why);
        }

        double wall = series.MedianOf(s => s.WallSeconds);
        return new BenchRow(what, [new("wallSeconds", wall, "s"), new("cpuSeconds", series.MedianOf(s => s.CpuSeconds), "s CPU")], Goal.MostOf(wall, MostSeconds, "s"));
    }
}
