// Runs benchmarks one after the other, between two spins.
using Folkmoot.Bench.Measuring;

namespace Folkmoot.Bench;

internal sealed class RunBenchmarks(TimeProvider clock, Func<double> spinMilliseconds)
{
    public async Task<BenchReport> RunAsync(
        IReadOnlyList<IBenchmark> benchmarks, BenchSettings settings, Action<string> tell, CancellationToken cancellationToken)
    {
        var at = clock.GetUtcNow();
        Directory.CreateDirectory(settings.Folder);
        // Two runs in one folder would write over each other's files.
        await using var alone = new FileStream(settings.PathOf("lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        var tables = new List<BenchTable>();
        tell("spin");
        // The first spin of a process runs code that is not optimised yet.
        spinMilliseconds();
        double before = spinMilliseconds();
        foreach (var benchmark in benchmarks)
        {
            tables.Add(new BenchTable(benchmark.Name, await benchmark.RunAsync(settings, words => tell($"{benchmark.Name}: {words}"), cancellationToken)));
        }

        return new BenchReport(Machine.Describe(), at, settings.Rounds, new SpinPair(before, spinMilliseconds()), tables);
    }
}
