// Prints a report: tables on a terminal, plain lines in a pipe, JSON Lines for machines.
using System.Text.Encodings.Web;
using System.Text.Json;
using Spectre.Console;

namespace Folkmoot.Bench;

internal static class PrintReport
{
    private static readonly string[] Head = ["", "measured", "goal", "reached", ""];
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>Columns as wide as their widest cell.</summary>
    public static IEnumerable<string> Lines(BenchReport report)
    {
        foreach (var table in report.Tables)
        {
            List<string[]> rows = [[table.Name, .. Head[1..]], .. table.Rows.Select(Words.Of)];
            int[] widths = [.. Enumerable.Range(0, Head.Length).Select(column => rows.Max(r => r[column].Length))];
            foreach (string[] row in rows)
            {
                yield return string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd();
            }

            yield return "";
        }

        foreach (string line in Words.Closing(report))
        {
            yield return line;
        }
    }

    public static void Draw(BenchReport report, IAnsiConsole console)
    {
        foreach (var table in report.Tables)
        {
            var drawn = new Table().Title(table.Name.EscapeMarkup()).Border(TableBorder.Rounded);
            foreach (string head in Head)
            {
                drawn.AddColumn(head);
            }

            foreach (var row in table.Rows)
            {
                string[] cells = Words.Of(row);
                string colour = row.Verdict switch { Verdict.Held => "green", Verdict.Missed => "red", _ => "yellow" };
                drawn.AddRow([.. cells[..^1].Select(c => new Markup(c.EscapeMarkup())), new Markup($"[{colour}]{cells[^1].EscapeMarkup()}[/]")]);
            }

            console.Write(drawn);
        }

        foreach (string line in Words.Closing(report))
        {
            console.WriteLine(line);
        }
    }

    /// <summary>One line for each row, and a last one for the run.</summary>
    public static IEnumerable<string> JsonLines(BenchReport report)
    {
        foreach (var table in report.Tables)
        {
            foreach (var row in table.Rows)
            {
                yield return JsonSerializer.Serialize(
                    new
                    {
                        Benchmark = table.Name,
                        row.What,
                        Figures = row.Figures.ToDictionary(f => f.Name, f => Math.Round(f.Value, 6)),
                        Goal = row.Goal is null ? null : new { row.Goal.Value, row.Goal.Limit, row.Goal.AtMost, row.Goal.Unit },
                        Verdict = row.Verdict == Verdict.None ? null : Words.Of(row.Verdict).ToLowerInvariant(),
                        row.Note,
                    },
                    Json);
            }
        }

        yield return JsonSerializer.Serialize(
            new
            {
                Run = new
                {
                    report.Machine,
                    report.At,
                    report.Rounds,
                    SpinBeforeMs = Math.Round(report.Spin.BeforeMs, 3),
                    SpinAfterMs = Math.Round(report.Spin.AfterMs, 3),
                    report.Spin.Steady,
                    report.Goals,
                    Held = report.Count(Verdict.Held),
                    NotMeasured = report.Count(Verdict.NotMeasured),
                },
            },
            Json);
    }
}
