// A benchmark: one class, named in Benchmarks.All.
namespace Folkmoot.Bench;

internal interface IBenchmark
{
    /// <summary>What people type behind <c>folkmoot bench</c>.</summary>
    string Name { get; }

    string Description { get; }

    /// <summary>Measures. What is missing on the machine becomes a row that says so; it never stops the rest.</summary>
    Task<IReadOnlyList<BenchRow>> RunAsync(BenchSettings settings, Action<string> tell, CancellationToken cancellationToken);
}
