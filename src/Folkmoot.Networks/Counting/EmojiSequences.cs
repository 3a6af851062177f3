// Finds emoji that are made of several code points: families, flags, skin tones, keycaps.
using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Folkmoot.Networks.Counting;

internal static class EmojiSequences
{
    // U+1F3FB to U+1F3FF, the skin tones, share their first half; the second runs from DFFB to DFFF.
    private const char ToneFirstHalf = '\uD83C';
    private const char LightestTone = '\uDFFB';
    private const char DarkestTone = '\uDFFF';

    private static readonly FrozenSet<string> Known = DataLines.Read("emoji-sequences.txt").Select(Characters).ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Known.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<char> Beginnings = Known.Select(sequence => sequence[0]).ToFrozenSet();
    private static readonly int[] Lengths = [.. Known.Select(sequence => sequence.Length).Distinct().OrderDescending()];

    /// <summary>UTF-16 length of the longest emoji sequence with which <paramref name="text"/> begins, or 0.</summary>
    public static int LengthAt(ReadOnlySpan<char> text)
    {
        if (text.Length < 2 || !Beginnings.Contains(text[0]))
        {
            return 0;
        }

        var window = text[..Math.Min(text.Length, Lengths[0])];
        Span<char> plain = stackalloc char[window.Length];
        window.CopyTo(plain);
        for (int i = 1; i < plain.Length; i++)
        {
            if (plain[i] is > LightestTone and <= DarkestTone && plain[i - 1] == ToneFirstHalf)
            {
                plain[i] = LightestTone;
            }
        }

        foreach (int length in Lengths)
        {
            if (length <= plain.Length && Lookup.Contains(plain[..length]))
            {
                return length;
            }
        }

        return 0;
    }

    private static string Characters(string points)
    {
        var characters = new StringBuilder();
        foreach (var point in points.Split(' '))
        {
            characters.Append(new Rune(int.Parse(point, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)).ToString());
        }

        return characters.ToString();
    }
}
