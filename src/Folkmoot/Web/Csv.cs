// Cells of comma-separated files (RFC 4180) that a spreadsheet cannot mistake for anything but text. Pure.
namespace Folkmoot.Web;

internal static class Csv
{
    /// <summary>Quoted where needed; a text that a spreadsheet would run as a formula is kept a text.</summary>
    public static string Cell(string text)
    {
        var safe = IsFormula(text) ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>The text of a cell that <see cref="Cell"/> kept from being a formula.</summary>
    public static string Text(string cell) => cell.StartsWith('\'') && IsFormula(cell) ? cell[1..] : cell;

    public static string Row(params IEnumerable<string> cells) => string.Join(',', cells.Select(Cell));

    /// <summary>Also one behind apostrophes, so that <see cref="Text"/> takes off exactly the one that was put before it.</summary>
    private static bool IsFormula(string text) => text.AsSpan().TrimStart('\'') is ['=' or '+' or '-' or '@' or '\t' or '\r', ..];
}
