// A short print of a text by which near copies are known: MinHash over groups of letters.
using Folkmoot.Text.PersonalData;

namespace Folkmoot.Text.Duplicates;

/// <summary>
/// The share of equal places in two prints estimates the share of letter groups that two texts have in common (Broder 1997). Before, the
/// text loses what copies differ in: case, accents, marks, links, handles, "RT", and which digits a number has.
/// </summary>
public sealed class TextSignature
{
    /// <summary>Places of a print; the standard error of the likeness is at most 1/(2·√96), 5 %.</summary>
    public const int Places = 96;

    private const int Group = 4;

    // What follows in a longer text tells copies apart no better.
    private const int LongestRead = 4_000;

    private readonly uint[] _places;

    private TextSignature(uint[] places, int letters)
    {
        _places = places;
        Letters = letters;
    }

    /// <summary>How many letters were left to compare; below ten a print says little.</summary>
    public int Letters { get; }

    internal ReadOnlySpan<uint> Row => _places;

    public static TextSignature Of(ReadOnlySpan<char> text)
    {
        Span<char> letters = new char[Math.Min(text.Length, LongestRead) + 1];
        letters = letters[..Bare(text, letters)];
        uint[] places = new uint[Places];
        Array.Fill(places, uint.MaxValue);
        for (int i = 0; i + Group <= letters.Length || i == 0; i++)
        {
            uint hash = 2166136261;
            foreach (char c in letters[i..Math.Min(letters.Length, i + Group)])
            {
                hash = unchecked((hash ^ c) * 16777619);
            }

            Place(hash, places);
        }

        return new TextSignature(places, letters.Length);
    }

    /// <summary>From 0, nothing in common, to 1, the same.</summary>
    public double Likeness(TextSignature other)
    {
        int same = 0;
        for (int i = 0; i < Places; i++)
        {
            same += _places[i] == other._places[i] ? 1 : 0;
        }

        return (double)same / Places;
    }

    private static void Place(uint hash, uint[] places)
    {
        for (int i = 0; i < places.Length; i++)
        {
            // A different mixing for each place (the finaliser of MurmurHash3 with an odd step).
            uint mixed = unchecked(hash + ((uint)(i + 1) * 0x9E3779B9));
            mixed = unchecked((mixed ^ (mixed >> 16)) * 0x85EBCA6B);
            mixed = unchecked((mixed ^ (mixed >> 13)) * 0xC2B2AE35);
            places[i] = Math.Min(places[i], mixed ^ (mixed >> 16));
        }
    }

    /// <summary>Small letters with one space between words, without links, handles and the sign of a repost.</summary>
    private static int Bare(ReadOnlySpan<char> text, Span<char> room)
    {
        int length = 0;
        foreach (var token in Tokens.Tokenizer.Read(text[..Math.Min(text.Length, LongestRead)]))
        {
            var raw = token.In(text);
            bool counts = token.Kind is Tokens.TokenKind.Word or Tokens.TokenKind.Hashtag or Tokens.TokenKind.Number && raw is not ("RT" or "rt" or "via");
            if (!counts)
            {
                continue;
            }

            length += length > 0 && length < room.Length ? 1 : 0;
            if (length > 0 && length <= room.Length)
            {
                room[length - 1] = ' ';
            }

            foreach (char c in raw)
            {
                if (!LatinFold.Skips(c) && (char.IsLetterOrDigit(c) || c > 0x2FF) && length < room.Length)
                {
                    room[length++] = char.IsAsciiDigit(c) ? '0' : LatinFold.Of(c);
                }
            }
        }

        return length;
    }
}
