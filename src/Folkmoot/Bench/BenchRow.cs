// One row of a benchmark's table.
namespace Folkmoot.Bench;

/// <param name="Name">In machine-readable output: a camelCase word.</param>
/// <param name="Unit">Beside the number where people read it.</param>
internal sealed record Figure(string Name, double Value, string Unit);

/// <param name="Note">What to know about the figures, or why there are none.</param>
internal sealed record BenchRow(string What, IReadOnlyList<Figure> Figures, Goal? Goal = null, string? Note = null)
{
    public Verdict Verdict => Goal?.Verdict ?? Verdict.None;
}
