// One line or one set of bars of a chart.
namespace Folkmoot.Web.Components;

/// <param name="Name">What it counts, in the reader's language.</param>
/// <param name="Values">One for each label; null where there is none.</param>
public sealed record ChartSeries(string Name, IReadOnlyList<double?> Values);
