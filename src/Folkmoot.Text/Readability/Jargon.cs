// Finds official words that have a plainer one, from the lists jargon-en.txt and jargon-es.txt.
using System.Collections.Frozen;
using System.Text;
using Folkmoot.Text.PersonalData;

namespace Folkmoot.Text.Readability;

/// <summary>Each line of a list is a phrase, a bar, and the plainer words.</summary>
internal sealed class Jargon
{
    private readonly FrozenDictionary<string, (string[] Words, string Plain)[]>.AlternateLookup<ReadOnlySpan<char>> _byFirst;

    private Jargon(string language)
    {
        string resource = $"Folkmoot.Text.Readability.jargon-{language}.txt";
        using var stream = typeof(Jargon).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The resource {resource} is missing.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var entries = new List<(string[] Words, string Plain)>();
        while (reader.ReadLine() is { } line)
        {
            string[] parts = line.Split('|');
            entries.Add((parts[0].Split([' ', '/'], StringSplitOptions.RemoveEmptyEntries), parts[1]));
        }

        Count = entries.Count;
        _byFirst = entries.GroupBy(e => e.Words[0], LatinFold.Comparer)
            .ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(e => e.Words.Length).ToArray(), LatinFold.Comparer)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public static Jargon English { get; } = new("en");

    public static Jargon Spanish { get; } = new("es");

    /// <summary>How many phrases are listed.</summary>
    public int Count { get; }

    /// <summary>The longest phrase that begins at a word and ends in its sentence: how many words it has, and what to write instead; 0 when none begins there.</summary>
    public int Match(Prose prose, int word, int last, out string plain)
    {
        plain = "";
        var text = prose.Word(word);
        if (!Candidates(text, out var candidates))
        {
            return 0;
        }

        foreach (var (words, instead) in candidates)
        {
            bool here = word + words.Length - 1 <= last;
            for (int i = 1; here && i < words.Length; i++)
            {
                here = LatinFold.Equal(prose.Word(word + i), words[i]);
            }

            if (here)
            {
                plain = instead;
                return words.Length;
            }
        }

        return 0;
    }

    /// <summary>The phrases whose first word this is, also with the endings -s, -d, -ed and -ing of a verb.</summary>
    private bool Candidates(ReadOnlySpan<char> word, out (string[] Words, string Plain)[] candidates)
    {
        if (_byFirst.TryGetValue(word, out candidates!))
        {
            return true;
        }

        bool single = word.Length > 5 && (
            (word.EndsWith("s") && _byFirst.TryGetValue(word[..^1], out candidates!))
            || (word.EndsWith("ed") && (_byFirst.TryGetValue(word[..^1], out candidates!) || _byFirst.TryGetValue(word[..^2], out candidates!)))
            || (word.EndsWith("ing") && (_byFirst.TryGetValue(word[..^3], out candidates!) || _byFirst.TryGetValue($"{word[..^3]}e", out candidates!))));
        return single && candidates.All(c => c.Words.Length == 1);
    }
}
