// The wording of opt-outs in many languages, read from the resource phrases.txt.
using System.Collections.Frozen;
using System.Text;

namespace Folkmoot.Text.OptOut;

/// <summary>
/// Each line of the resource is a sign, a language and words without accents: <c>=</c> is an opt-out when it is the whole message, <c>~</c>
/// also among other words.
/// </summary>
internal static class OptOutPhrases
{
    private const string Resource = "Folkmoot.Text.OptOut.phrases.txt";

    static OptOutPhrases()
    {
        using var stream = typeof(OptOutPhrases).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The resource {Resource} is missing.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var whole = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        var inside = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var unspaced = new List<string>();
        var languages = new HashSet<string>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            string[] parts = line.Split(' ', 3);
            string words = PlainWords.Of(parts[2]);
            languages.Add(parts[1]);
            if (parts[0] == "=")
            {
                whole.TryAdd(words, []);
                whole[words].Add(parts[1]);
            }
            else if (parts[1] is "zh" or "ja" or "ko" or "th")
            {
                unspaced.Add(words);
            }
            else
            {
                string first = words.Split(' ')[0];
                inside.TryAdd(first, []);
                inside[first].Add(words);
            }
        }

        Languages = languages;
        Unspaced = [.. unspaced];
        Whole = whole.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        Inside = inside.ToFrozenDictionary(p => p.Key, p => p.Value.OrderByDescending(w => w.Length).ToArray(), StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>ISO 639 codes of the languages that there is wording for.</summary>
    public static IReadOnlySet<string> Languages { get; }

    /// <summary>Opt-outs that are a whole message, with their languages.</summary>
    public static FrozenDictionary<string, HashSet<string>>.AlternateLookup<ReadOnlySpan<char>> Whole { get; }

    /// <summary>Opt-outs among other words, by their first word, the longest first.</summary>
    public static FrozenDictionary<string, string[]>.AlternateLookup<ReadOnlySpan<char>> Inside { get; }

    /// <summary>Opt-outs in scripts that put no space between words.</summary>
    public static IReadOnlyList<string> Unspaced { get; }
}
