// The names after whose dot a word is taken for an address.
using System.Collections.Frozen;

namespace Folkmoot.Networks.Counting;

internal static class TopLevelDomains
{
    private static readonly FrozenSet<string> Names = DataLines.Read("top-level-domains.txt").ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Names.GetAlternateLookup<ReadOnlySpan<char>>();

    // Longest first: where one name begins another, the longer one is meant.
    private static readonly int[] Lengths = [.. Names.Select(name => name.Length).Distinct().OrderDescending()];

    /// <summary>Length of the name with which <paramref name="text"/> begins, or 0. What follows it must not be able to go on a name: no ASCII letter, digit, @, + or -.</summary>
    /// <param name="hyphenInPunycode">Whether an encoded name may have further hyphens.</param>
    public static int LengthAt(ReadOnlySpan<char> text, bool hyphenInPunycode)
    {
        foreach (int length in Lengths)
        {
            if (length <= text.Length && (length == text.Length || !GoesOn(text[length])) && Lookup.Contains(text[..length]))
            {
                return length;
            }
        }

        return PunycodeLength(text, hyphenInPunycode);
    }

    private static int PunycodeLength(ReadOnlySpan<char> text, bool hyphens)
    {
        if (!text.StartsWith("xn--", StringComparison.OrdinalIgnoreCase))
        {
            return 0;
        }

        int end = 4;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || (hyphens && text[end] == '-')))
        {
            end++;
        }

        return end > 4 ? end : 0;
    }

    private static bool GoesOn(char c) => char.IsAsciiLetterOrDigit(c) || c is '@' or '+' or '-';
}
