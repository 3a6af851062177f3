// Reads lists of words with a feeling, so that the model also knows words that its training texts do not have.
using System.Globalization;

namespace Folkmoot.Text.Sentiment;

/// <summary>
/// For each word of the lists, a few numbers. The trainer learns what they mean and adds that meaning to each word's own weight,
/// so that scoring needs no list.
/// </summary>
internal static class Lexicons
{
    /// <summary>Numbers for each word: how good and how bad by valence, and by count, in the graded and in the plain lists.</summary>
    public const int Columns = 6;

    /// <summary>The largest valence of the lists (VADER 4, AFINN 5).</summary>
    private const float Largest = 4;

    private static readonly string[] Afinn = ["AFINN-en-165.txt", "AFINN-fr-165.txt", "AFINN-emoticon-8.txt"];

    /// <summary>Empty when the folder has no lists.</summary>
    public static IReadOnlyDictionary<string, float[]> Read(string folder)
    {
        var words = new SortedDictionary<string, float[]>(StringComparer.Ordinal);
        foreach (string file in Afinn)
        {
            Graded(words, Path.Combine(folder, "afinn", file), 2);
        }

        Graded(words, Path.Combine(folder, "vader", "vader_lexicon.txt"), 0);
        Plain(words, Path.Combine(folder, "hu-liu", "positive-words.txt"), 4);
        Plain(words, Path.Combine(folder, "hu-liu", "negative-words.txt"), 5);
        return words;
    }

    private static void Graded(SortedDictionary<string, float[]> words, string path, int column)
    {
        foreach (string[] parts in Lines(path).Select(l => l.Split('\t')))
        {
            if (parts.Length > 1 && float.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out float valence))
            {
                Set(words, parts[0], valence > 0 ? column : column + 1, MathF.Abs(valence) / Largest);
            }
        }
    }

    private static void Plain(SortedDictionary<string, float[]> words, string path, int column)
    {
        foreach (string word in Lines(path).Where(l => !l.StartsWith(';')))
        {
            Set(words, word, column, 1);
        }
    }

    private static void Set(SortedDictionary<string, float[]> words, string word, int column, float value)
    {
        string key = word.Trim();
        if (key.Length == 0 || key.Contains(' ', StringComparison.Ordinal))
        {
            return;
        }

        words.TryAdd(key, new float[Columns]);
        words[key][column] = value;
    }

    private static IEnumerable<string> Lines(string path) => File.Exists(path) ? File.ReadLines(path) : [];
}
