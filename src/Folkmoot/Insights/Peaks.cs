// Where a row of counts stands out: the slots that are worth an explanation. Pure.
namespace Folkmoot.Insights;

internal static class Peaks
{
    private const int Most = 3;

    /// <summary>Fewer than this are a matter of chance.</summary>
    private const int Fewest = 3;

    /// <summary>How many times the mean of all slots.</summary>
    private const double Times = 2;

    /// <summary>The places of the highest slots, highest first; of equal ones the later.</summary>
    public static IReadOnlyList<int> Of(IReadOnlyList<int> counts)
    {
        double mean = counts.Count == 0 ? 0 : counts.Average();
        return [.. Enumerable.Range(0, counts.Count).Where(i => counts[i] >= Fewest && counts[i] >= Times * mean).OrderByDescending(i => counts[i]).ThenByDescending(i => i).Take(Most)];
    }
}
