// All benchmarks, in the order in which they run. A new one is a class and a line here.
using Folkmoot.Bench.Language;
using Folkmoot.Bench.Sending;

namespace Folkmoot.Bench;

internal static class Benchmarks
{
    public static readonly IReadOnlyList<IBenchmark> All =
    [
        new StartBenchmark(),
        new AnalyseBenchmark(),
        new IntentsBenchmark(),
        new PublishBenchmark(),
    ];
}
