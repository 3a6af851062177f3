// What a run of benchmarks found, and the exit status that follows from it.
using Folkmoot.Bench.Measuring;

namespace Folkmoot.Bench;

internal sealed record BenchTable(string Name, IReadOnlyList<BenchRow> Rows);

internal sealed record BenchReport(string Machine, DateTimeOffset At, int Rounds, SpinPair Spin, IReadOnlyList<BenchTable> Tables)
{
    public int Count(Verdict verdict) => Tables.Sum(t => t.Rows.Count(r => r.Verdict == verdict));

    public int Goals => Tables.Sum(t => t.Rows.Count(r => r.Goal is not null));

    /// <summary>0 when every goal held: one that could not be measured did not.</summary>
    public int ExitStatus => Count(Verdict.Held) == Goals ? 0 : 1;
}
