// Runs the sides of a comparison in turns, A-B-A-B, so that a slow minute of the machine is everybody's.
namespace Folkmoot.Bench.Measuring;

/// <param name="RunAsync">One run of it, from its beginning.</param>
internal sealed record Contestant(string Name, Func<CancellationToken, Task<Outcome>> RunAsync);

/// <param name="Fault">Why there are no samples.</param>
internal sealed record Series(string Name, IReadOnlyList<Sample> Samples, Fault? Fault)
{
    public double MedianOf(Func<Sample, double> figure) => Median.Of(Samples.Select(figure));

    public double RatioTo(Series other, Func<Sample, double> figure) => Median.OfRatios([.. Samples.Select(figure)], [.. other.Samples.Select(figure)]);
}

internal static class Contest
{
    /// <summary>One series for each contestant. One that fails once runs no more, and what it gave before does not count.</summary>
    public static async Task<IReadOnlyList<Series>> RunAsync(
        IReadOnlyList<Contestant> contestants, int rounds, Action<string> tell, CancellationToken cancellationToken)
    {
        var samples = contestants.Select(_ => new List<Sample>()).ToList();
        var faults = new Fault?[contestants.Count];
        for (int round = 1; round <= rounds; round++)
        {
            for (int i = 0; i < contestants.Count; i++)
            {
                if (faults[i] is not null)
                {
                    continue;
                }

                tell($"round {round} of {rounds}: {contestants[i].Name}");
                switch (await contestants[i].RunAsync(cancellationToken))
                {
                    case Sample sample:
                        samples[i].Add(sample);
                        break;
                    case Fault fault:
                        faults[i] = fault;
                        break;
                }
            }
        }

        return [.. contestants.Select((c, i) => new Series(c.Name, faults[i] is null ? samples[i] : [], faults[i]))];
    }
}
