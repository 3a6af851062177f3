// Reads the lists of words with a feeling or a subject: our own, which are part of the program, and those of the data folder.
using System.Globalization;
using System.Text;
using Folkmoot.Text.Features;

namespace Folkmoot.Text.Learning;

internal static class LexiconFiles
{
    private const string Own = "Folkmoot.Text.Lexicons.";

    /// <summary>What a strength of one in our own lists counts; the largest is three.</summary>
    private const int Step = 10;

    /// <summary>For each normalised word its scores, one for each <see cref="WordColumn"/>.</summary>
    public static SortedDictionary<string, sbyte[]> Read(string folder)
    {
        var words = new SortedDictionary<string, sbyte[]>(StringComparer.Ordinal);
        Graded(words, Path.Combine(folder, "vader", "vader_lexicon.txt"), WordColumn.Vader, 8);
        Graded(words, Path.Combine(folder, "afinn", "AFINN-en-165.txt"), WordColumn.Afinn, 7);
        Graded(words, Path.Combine(folder, "afinn", "AFINN-emoticon-8.txt"), WordColumn.Afinn, 7);
        Graded(words, Path.Combine(folder, "afinn", "AFINN-fr-165.txt"), WordColumn.OtherLanguages, 7);
        Plain(words, Path.Combine(folder, "hu-liu", "positive-words.txt"), 2 * Step);
        Plain(words, Path.Combine(folder, "hu-liu", "negative-words.txt"), -2 * Step);
        foreach (string resource in typeof(LexiconFiles).Assembly.GetManifestResourceNames().Where(n => n.StartsWith(Own, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            Ours(words, resource);
        }

        return words;
    }

    /// <summary>The word as <see cref="FeatureReader"/> writes it.</summary>
    public static string Normalised(string word)
    {
        Span<char> buffer = stackalloc char[FeatureReader.LongestWord + 2];
        int length = word.Length == 0 ? 0
            : char.IsLetterOrDigit(word[0]) || word[0] == '#' ? NormalisedWord.Write(word, buffer, out _, out _)
            : NormalisedWord.WriteSign(word, buffer, out _, out _);
        return new string(buffer.Slice(1, length));
    }

    private static void Ours(SortedDictionary<string, sbyte[]> words, string resource)
    {
        using var reader = new StreamReader(typeof(LexiconFiles).Assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            string[] parts = line.Split('\t');
            int strength = int.Parse(parts[^1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) * Step;
            if (parts.Length == 2)
            {
                Set(words, parts[0], WordColumn.OtherLanguages, strength);
            }
            else if (parts[1] is "positive" or "negative")
            {
                Set(words, parts[0], WordColumn.Polarity, parts[1] == "positive" ? strength : -strength);
            }
            else if (Enum.TryParse<WordColumn>(parts[1], ignoreCase: true, out var column))
            {
                Set(words, parts[0], column, strength);
            }
            else
            {
                throw new InvalidDataException($"{resource}: the category '{parts[1]}' is not known.");
            }
        }
    }

    private static void Graded(SortedDictionary<string, sbyte[]> words, string path, WordColumn column, int step)
    {
        foreach (string[] parts in Lines(path).Select(l => l.Split('\t')).Where(p => p.Length > 1))
        {
            if (double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out double valence))
            {
                Set(words, parts[0], column, (int)Math.Round(valence * step));
            }
        }
    }

    private static void Plain(SortedDictionary<string, sbyte[]> words, string path, int score)
    {
        foreach (string word in Lines(path).Where(l => !l.StartsWith(';')))
        {
            Set(words, word.Trim(), WordColumn.HuLiu, score);
        }
    }

    private static void Set(SortedDictionary<string, sbyte[]> words, string word, WordColumn column, int score)
    {
        string key = word.Contains(' ', StringComparison.Ordinal) ? "" : Normalised(word);
        if (key.Length > 0)
        {
            words.TryAdd(key, new sbyte[DenseFeatures.Columns]);
            words[key][(int)column] = (sbyte)Math.Clamp(score, -100, 100);
        }
    }

    private static IEnumerable<string> Lines(string path) => File.ReadLines(path);
}
