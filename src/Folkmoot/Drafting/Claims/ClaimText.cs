// A text being read for claims: what was taken is blanked out in place, so that a number inside a link is not read twice. Pure.
using System.Globalization;
using System.Text.RegularExpressions;

namespace Folkmoot.Drafting.Claims;

internal sealed class ClaimText(string text)
{
    /// <summary>Stands where something was taken: no letter, no figure, no blank.</summary>
    public const char Taken = '\u001F';

    private static readonly HashSet<string> SpanishWords = new(["el", "la", "los", "las", "de", "del", "en", "que", "y", "se", "por", "para", "con", "una", "su", "al"], StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> EnglishWords = new(["the", "of", "and", "to", "in", "is", "on", "for", "with", "will", "be", "are", "at", "from", "by", "you"], StringComparer.OrdinalIgnoreCase);

    public string Whole { get; } = text;

    /// <summary>What is not taken yet; every character keeps its place, and figures of all scripts are 0 to 9.</summary>
    public string Left { get; private set; } = string.Concat(text.Select(c => char.IsDigit(c) ? (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c)) : c));

    public List<Claim> Claims { get; } = [];

    public bool IsSpanish { get; } = Share(text, SpanishWords) > Share(text, EnglishWords);

    /// <param name="read">The claims of a match; null leaves it for others.</param>
    public void Take(Regex pattern, Func<Match, IEnumerable<Claim>?> read)
    {
        var found = new List<(Match Match, List<Claim> Claims)>();
        foreach (Match match in pattern.Matches(Left))
        {
            if (read(match) is { } claims)
            {
                found.Add((match, [.. claims]));
            }
        }

        foreach (var (match, claims) in found)
        {
            Claims.AddRange(claims);
            Blank(match.Index, match.Length);
        }
    }

    public Claim At(ClaimKind kind, int start, int length, params IReadOnlyList<string> keys) =>
        new(kind, keys, Whole.Substring(start, length).TrimEnd(kind is ClaimKind.Date or ClaimKind.Weekday ? [' ', '.'] : [' ']), start);

    public void Blank(int start, int length) => Left = string.Concat(Left.AsSpan(0, start), new string(Taken, length), Left.AsSpan(start + length));

    private static int Share(string text, HashSet<string> words) =>
        text.Split([' ', '\n', '\t', '.', ',', '¡', '¿', ':', ';', '!', '?', '(', ')'], StringSplitOptions.RemoveEmptyEntries).Count(words.Contains);
}
