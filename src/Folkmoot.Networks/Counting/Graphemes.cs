// Counts characters as people see them: the extended grapheme clusters of Unicode's Annex 29.
using System.Buffers;
using System.Globalization;
using System.Text;

namespace Folkmoot.Networks.Counting;

internal static class Graphemes
{
    // Annex 29, rule GB9c (read 2026-11-22 from Unicode 17's Indic_Conjunct_Break): the signs that join consonants, and the consonants.
    private static readonly HashSet<int> Joiners =
    [
        0x94D, 0x9CD, 0xACD, 0xB4D, 0xC4D, 0xD4D, 0x1039, 0x17D2, 0x1A60, 0x1B44, 0x1BAB, 0xA9C0, 0xAAF6,
        0x10A3F, 0x11133, 0x113D0, 0x1193E, 0x11A47, 0x11A99, 0x11F42,
    ];

    private static readonly (int First, int Last)[] Consonants = Ranges("""
        915-939 958-95F 978-97F 995-9A8 9AA-9B0 9B2 9B6-9B9 9DC-9DD 9DF 9F0-9F1 A95-AA8 AAA-AB0 AB2-AB3 AB5-AB9 AF9 B15-B28 B2A-B30
        B32-B33 B35-B39 B5C-B5D B5F B71 C15-C28 C2A-C39 C58-C5A D15-D3A 1000-102A 103F 1050-1055 105A-105D 1061 1065-1066 106E-1070
        1075-1081 108E 1780-17B3 1A20-1A54 1B0B-1B0C 1B13-1B33 1B45-1B4C 1B83-1BA0 1BAE-1BAF 1BBB-1BBD A989-A98B A98F-A9B2 A9E0-A9E4
        A9E7-A9EF A9FA-A9FE AA60-AA6F AA71-AA73 AA7A AA7E-AA7F AAE0-AAEA ABC0-ABDA 10A00 10A10-10A13 10A15-10A17 10A19-10A35
        11103-11126 11144 11147 11380-11389 1138B 1138E 11390-113B5 11900-11906 11909 1190C-11913 11915-11916 11918-1192F 11A00
        11A0B-11A32 11A50 11A5C-11A83 11F04-11F10 11F12-11F33
        """);

    /// <param name="joinConjuncts">Whether consonants of Indian and neighbouring scripts that a sign joins are one character (rule GB9c), as Bluesky counts; Mastodon does not.</param>
    public static Counted Count(string text, int limit, bool joinConjuncts)
    {
        int length = 0;
        int fitsTo = 0;
        bool open = false;
        for (int at = 0; at < text.Length;)
        {
            int step = StringInfo.GetNextTextElementLength(text, at);
            var element = text.AsSpan(at, step);
            if (!(joinConjuncts && open && BeginsWithConsonant(element)))
            {
                length++;
            }

            open = joinConjuncts && EndsJoining(element);
            at += step;
            fitsTo = length <= limit ? at : fitsTo;
        }

        return new(length, fitsTo);
    }

    /// <summary>Whether the next consonant would be joined: a consonant, then only marks, one of them a joining sign.</summary>
    private static bool EndsJoining(ReadOnlySpan<char> element)
    {
        bool consonant = false;
        bool joined = false;
        foreach (var rune in element.EnumerateRunes())
        {
            if (IsConsonant(rune.Value))
            {
                (consonant, joined) = (true, false);
            }
            else if (Joiners.Contains(rune.Value))
            {
                joined = consonant;
            }
            else if (!IsBetween(rune))
            {
                (consonant, joined) = (false, false);
            }
        }

        return joined;
    }

    private static bool IsBetween(Rune rune) =>
        rune.Value == 0x200D || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    private static bool BeginsWithConsonant(ReadOnlySpan<char> element) => Rune.DecodeFromUtf16(element, out var first, out _) == OperationStatus.Done && IsConsonant(first.Value);

    private static bool IsConsonant(int point)
    {
        foreach (var (first, last) in Consonants)
        {
            if (point <= last)
            {
                return point >= first;
            }
        }

        return false;
    }

    private static (int First, int Last)[] Ranges(string list) =>
        [.. list.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(range =>
        {
            int dash = range.IndexOf('-', StringComparison.Ordinal);
            return (Hex(dash < 0 ? range : range[..dash]), Hex(range[(dash + 1)..]));
        })];

    private static int Hex(string digits) => int.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
