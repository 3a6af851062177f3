// The middle of several measurements, which one disturbed run does not move.
namespace Folkmoot.Bench.Measuring;

internal static class Median
{
    public static double Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        if (sorted.Length == 0)
        {
            throw new ArgumentException("There is no median of nothing.", nameof(values));
        }

        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// <summary>Of two sides that were measured in turns: the median of each round's ratio, so that what disturbs both disturbs nothing.</summary>
    public static double OfRatios(IReadOnlyList<double> ours, IReadOnlyList<double> theirs) =>
        ours.Count == theirs.Count
            ? Of(ours.Zip(theirs, (o, t) => o / t))
            : throw new ArgumentException($"{ours.Count} rounds of one side and {theirs.Count} of the other.", nameof(theirs));
}
