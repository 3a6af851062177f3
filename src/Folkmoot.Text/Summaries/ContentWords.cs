// The words of a text that are about something, with the breaks between them.
using Folkmoot.Text.Tokens;

namespace Folkmoot.Text.Summaries;

internal static class ContentWords
{
    /// <summary>Longer texts are read up to here.</summary>
    public const int LongestRead = 200_000;

    private const int LongestWord = 40;

    /// <summary>Words and hashtags of a text in order; null stands where a phrase cannot go on.</summary>
    public static IEnumerable<string?> Of(string text)
    {
        var words = new List<string?>();
        var part = text.AsSpan(0, Math.Min(text.Length, LongestRead));
        foreach (var token in Tokenizer.Read(part))
        {
            var raw = token.In(part);
            words.Add(token.Kind switch
            {
                TokenKind.Word when raw.Length <= LongestWord && raw is not ("RT" or "rt" or "amp") => raw.ToString(),
                TokenKind.Hashtag when raw.Length is > 1 and <= LongestWord => raw[1..].ToString(),
                _ => null,
            });
        }

        return words;
    }

    /// <summary>The same word however it is written.</summary>
    public static uint Hash(ReadOnlySpan<char> word)
    {
        uint hash = 2166136261;
        foreach (char c in word)
        {
            if (!PersonalData.LatinFold.Skips(c))
            {
                hash = unchecked((hash ^ PersonalData.LatinFold.Of(c)) * 16777619);
            }
        }

        return hash;
    }
}
