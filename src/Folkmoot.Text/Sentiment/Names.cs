// Finds the words that are nearly always written with a capital inside a sentence: names of people and places, which are not learnt.
using Folkmoot.Text.Tokens;

namespace Folkmoot.Text.Sentiment;

internal static class Names
{
    private const int FewestSeen = 1;
    private const double CapitalShare = 0.85;

    /// <summary>The features, plain and negated, of the names in English texts.</summary>
    public static IReadOnlySet<uint> In(IEnumerable<string> texts)
    {
        var seen = new Dictionary<string, (int Capital, int Small)>(StringComparer.Ordinal);
        char[] buffer = new char[SentimentFeatures.LongestWord + 2];
        foreach (string text in texts)
        {
            Count(text, buffer, seen);
        }

        return seen
            .Where(w => w.Value.Capital >= FewestSeen && w.Value.Capital >= CapitalShare * (w.Value.Capital + w.Value.Small))
            .SelectMany(w => (uint[])[SentimentFeatures.WordHash(w.Key, false), SentimentFeatures.WordHash(w.Key, true)])
            .ToHashSet();
    }

    private static void Count(string text, char[] buffer, Dictionary<string, (int Capital, int Small)> seen)
    {
        bool inside = false;
        foreach (var token in Tokenizer.Read(text))
        {
            if (token.Kind == TokenKind.Word)
            {
                var raw = token.In(text);
                int length = NormalisedWord.Write(raw, buffer, out bool shouted, out _);
                string word = new(buffer, 1, length);
                var (capital, small) = seen.GetValueOrDefault(word);
                bool large = char.IsUpper(raw[0]) && !shouted;
                seen[word] = (capital + (large && inside ? 1 : 0), small + (char.IsLower(raw[0]) ? 1 : 0));
            }

            inside = token.Kind == TokenKind.Word;
        }
    }
}
