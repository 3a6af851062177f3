// The small words of 27 languages, which say nothing about what a text is about.
using System.Collections.Frozen;
using System.Text;
using Folkmoot.Text.PersonalData;

namespace Folkmoot.Text.Summaries;

/// <summary>Read from the resource stopwords.txt: a language code and its words on each line.</summary>
internal sealed class Stopwords
{
    private const string Resource = "Folkmoot.Text.Summaries.stopwords.txt";

    private static readonly (string Language, WordSet Words)[] Lists = Read();

    private readonly WordSet _words;

    private Stopwords(WordSet words) => _words = words;

    /// <summary>The list whose words are most frequent among these; English where none is.</summary>
    public static Stopwords For(IEnumerable<string> words)
    {
        int[] hits = new int[Lists.Length];
        foreach (string word in words.Take(2_000))
        {
            for (int i = 0; i < Lists.Length; i++)
            {
                hits[i] += Lists[i].Words.Contains(word) ? 1 : 0;
            }
        }

        int english = Array.FindIndex(Lists, l => l.Language == "en");
        int best = english;
        for (int i = 0; i < hits.Length; i++)
        {
            best = hits[i] > hits[best] ? i : best;
        }

        return new Stopwords(Lists[best].Words);
    }

    public bool Contains(ReadOnlySpan<char> word) => _words.Contains(word);

    private static (string, WordSet)[] Read()
    {
        using var stream = typeof(Stopwords).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The resource {Resource} is missing.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var lists = new List<(string, WordSet)>();
        while (reader.ReadLine() is { } line)
        {
            int space = line.IndexOf(' ', StringComparison.Ordinal);
            lists.Add((line[..space], WordSet.Of(line[(space + 1)..])));
        }

        return [.. lists];
    }
}
