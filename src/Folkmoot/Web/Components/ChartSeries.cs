// One line or one set of bars of a chart, and what its colour says.
namespace Folkmoot.Web.Components;

/// <param name="Name">What it counts, in the reader's language.</param>
/// <param name="Values">One for each label; null where there is none.</param>
/// <param name="Look">What it stands for, where a colour of its own says that.</param>
public sealed record ChartSeries(string Name, IReadOnlyList<double?> Values, ChartLook Look = ChartLook.Plain);

public enum ChartLook
{
    Plain,
    Negative,
    Neutral,
    Positive,
    Unclear,
}
