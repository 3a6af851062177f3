// Reads comma-separated files (RFC 4180), also with semicolons or tabs as spreadsheets of many countries write them. Pure.
using System.Text;
using Folkmoot.Web;

namespace Folkmoot.Publishing.Plan.Imports;

/// <param name="Number">As a spreadsheet counts; the header is 1.</param>
internal sealed record CsvRow(int Number, IReadOnlyList<string> Cells);

/// <summary>Why a file cannot be read at all.</summary>
/// <param name="TextKey">Of <c>publishing.import.fault.…</c>.</param>
internal sealed record ImportFault(string TextKey, params object[] Args);

/// <param name="Rows">The header first; empty rows are left out, and counted.</param>
internal sealed record CsvRead(IReadOnlyList<CsvRow> Rows, ImportFault? Fault);

internal static class CsvTable
{
    public const int RowsMax = 500;

    private static readonly char[] Separators = [',', ';', '\t'];

    public static CsvRead Read(string text)
    {
        var at = text.StartsWith('\uFEFF') ? 1 : 0;
        var separator = Separator(text, ref at);
        var rows = new List<CsvRow>();
        for (var number = 1; at < text.Length; number++)
        {
            if (Cells(text, separator, ref at) is not { } cells)
            {
                return new([], new("publishing.import.fault.quote", number));
            }

            if (!cells.TrueForAll(string.IsNullOrWhiteSpace))
            {
                rows.Add(new(number, cells));
            }

            if (rows.Count > RowsMax + 1)
            {
                return new([], new("publishing.import.fault.rows", RowsMax));
            }
        }

        return rows.Count < 2 ? new([], new("publishing.import.fault.empty")) : new(rows, null);
    }

    /// <summary>Named in a first line <c>sep=;</c>, or the one that the header has most of.</summary>
    private static char Separator(string text, ref int at)
    {
        var rest = text.AsSpan(at);
        var line = rest.IndexOfAny('\r', '\n') is var end and >= 0 ? rest[..end] : rest;
        if (line.Length == 5 && line.StartsWith("sep=", StringComparison.OrdinalIgnoreCase))
        {
            at += 5;
            at += text.AsSpan(at).StartsWith("\r\n") ? 2 : at < text.Length ? 1 : 0;
            return line[4];
        }

        var header = line.ToString();
        return Separators.MaxBy(s => header.Count(c => c == s));
    }

    /// <summary>One row; null where a quoted cell does not end as it should.</summary>
    private static List<string>? Cells(string text, char separator, ref int at)
    {
        var cells = new List<string>();
        while (true)
        {
            if (at < text.Length && text[at] == '"')
            {
                if (Quoted(text, ref at) is not { } quoted || (at < text.Length && text[at] != separator && text[at] is not ('\r' or '\n')))
                {
                    return null;
                }

                cells.Add(Csv.Text(quoted));
            }
            else
            {
                var length = text.AsSpan(at).IndexOfAny(separator, '\r', '\n');
                var end = length < 0 ? text.Length : at + length;
                cells.Add(Csv.Text(text[at..end]));
                at = end;
            }

            if (at >= text.Length || text[at] != separator)
            {
                break;
            }

            at++;
        }

        at += text.AsSpan(at).StartsWith("\r\n") ? 2 : at < text.Length ? 1 : 0;
        return cells;
    }

    private static string? Quoted(string text, ref int at)
    {
        var cell = new StringBuilder();
        while (true)
        {
            var close = text.IndexOf('"', at + 1);
            if (close < 0)
            {
                return null;
            }

            cell.Append(text, at + 1, close - at - 1);
            at = close + 1;
            if (at >= text.Length || text[at] != '"')
            {
                return cell.ToString();
            }

            cell.Append('"');
        }
    }
}
