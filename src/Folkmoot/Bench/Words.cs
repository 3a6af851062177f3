// How figures, goals and verdicts are put for people.
using System.Globalization;

namespace Folkmoot.Bench;

internal static class Words
{
    /// <summary>Three digits that mean something, and all digits before the point.</summary>
    public static string Number(double value)
    {
        double size = Math.Abs(value);
        return value.ToString(size >= 100 ? "N0" : size >= 10 ? "N1" : size >= 1 ? "N2" : "0.###", CultureInfo.InvariantCulture);
    }

    public static string Of(Figure figure) => $"{Number(figure.Value)} {figure.Unit}";

    public static string Of(Goal? goal) => goal is null ? "" : $"{(goal.AtMost ? "≤" : "≥")} {Number(goal.Limit)} {goal.Unit}";

    public static string Reached(Goal? goal) => goal?.Value is { } value && double.IsFinite(value) ? Number(value) : "";

    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Held => "held",
        Verdict.Missed => "MISSED",
        Verdict.NotMeasured => "not measured",
        _ => "",
    };

    /// <summary>What a row says, in columns.</summary>
    public static string[] Of(BenchRow row) =>
    [
        row.What,
        string.Join(", ", [.. row.Figures.Select(Of), .. row.Note is null ? Array.Empty<string>() : [row.Note]]),
        Of(row.Goal),
        Reached(row.Goal),
        Of(row.Verdict),
    ];

    public static IEnumerable<string> Closing(BenchReport report)
    {
        var spin = report.Spin;
        yield return string.Create(
            CultureInfo.InvariantCulture, $"Spin {Number(spin.BeforeMs)} ms before, {Number(spin.AfterMs)} ms after{(spin.Steady ? "." : $": it moved by {spin.Drift:P0}, so the machine was not steady; run again on a quiet one.")}");
        yield return string.Create(
            CultureInfo.InvariantCulture, $"{report.Machine}, {report.At:yyyy-MM-dd HH:mm} UTC, {(report.Rounds == 1 ? "one round" : $"median of {report.Rounds} rounds")}.");
        int notMeasured = report.Count(Verdict.NotMeasured);
        yield return $"{report.Count(Verdict.Held)} of {report.Goals} goals held{(notMeasured == 0 ? "" : $", {notMeasured} not measured")}.";
    }
}
