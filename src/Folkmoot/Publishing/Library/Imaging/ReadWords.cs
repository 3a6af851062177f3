// Takes the words and their places from what the reader of text in images writes. Pure.
using System.Globalization;

namespace Folkmoot.Publishing.Library.Imaging;

/// <summary>A word that was read, and the pixels that it covers.</summary>
internal readonly record struct ReadWord(string Text, int Left, int Top, int Width, int Height);

internal static class ReadWords
{
    /// <summary>Of 100: below this, what was "read" is as often a pattern as a word.</summary>
    private const double SureEnough = 60;

    private const int LettersLeast = 2;

    // Columns of Tesseract's TSV: level page block paragraph line word left top width height confidence text.
    private const int Columns = 12;

    /// <param name="lines">The file, its first line the header.</param>
    public static IReadOnlyList<ReadWord> Of(IEnumerable<string> lines) => [.. lines.Skip(1).Select(Read).OfType<ReadWord>()];

    private static ReadWord? Read(string line)
    {
        var cells = line.Split('\t', Columns);
        return cells.Length == Columns && cells[11].Trim() is { Length: > 0 } text && text.Count(char.IsLetterOrDigit) >= LettersLeast
            && double.TryParse(cells[10], NumberStyles.Float, CultureInfo.InvariantCulture, out var sure) && sure >= SureEnough
            && int.TryParse(cells[6], CultureInfo.InvariantCulture, out var left) && int.TryParse(cells[7], CultureInfo.InvariantCulture, out var top)
            && int.TryParse(cells[8], CultureInfo.InvariantCulture, out var width) && int.TryParse(cells[9], CultureInfo.InvariantCulture, out var height)
            ? new ReadWord(text, left, top, width, height) : null;
    }
}
