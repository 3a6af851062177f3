// Finds where one emoji ends: flags, keycaps, skin tones, tags and joined sequences (Unicode TR 51, section 1.4.9).
using System.Text;

namespace Folkmoot.Text.Tokens;

internal static class Emoji
{
    private const char Joiner = '\u200D';
    private const char AsEmoji = '\uFE0F';
    private const char Keycap = '\u20E3';

    /// <summary>The number of units of the emoji that starts here, or 0.</summary>
    public static int LengthAt(ReadOnlySpan<char> text, int start)
    {
        char c = text[start];
        if (c < 128)
        {
            return char.IsAsciiDigit(c) || c is '#' or '*' ? KeycapLength(text, start) : 0;
        }

        if (c < '\u2000' && c is not ('©' or '®'))
        {
            return 0;
        }

        int code = CodeAt(text, start, out int length);
        if (IsRegional(code))
        {
            return start + 2 < text.Length && IsRegional(CodeAt(text, start + 2, out int second)) ? 2 + second : 2;
        }

        int end = start + length;
        if (!IsPictograph(code, end < text.Length && text[end] == AsEmoji))
        {
            return 0;
        }

        while (end < text.Length)
        {
            int next = CodeAt(text, end, out length);
            if (next == AsEmoji || IsSkinTone(next) || next is >= 0xE0020 and <= 0xE007F)
            {
                end += length;
            }
            else if (next == Joiner && end + 1 < text.Length
                && IsPictograph(CodeAt(text, end + 1, out int joined), end + 1 + joined < text.Length && text[end + 1 + joined] == AsEmoji))
            {
                end += 1 + joined;
            }
            else
            {
                break;
            }
        }

        return end - start;
    }

    /// <summary>The five tones of Fitzpatrick's scale.</summary>
    public static bool IsSkinTone(int code) => code is >= 0x1F3FB and <= 0x1F3FF;

    /// <summary>The code point at a position; half a surrogate pair is its own code.</summary>
    public static int CodeAt(ReadOnlySpan<char> text, int position, out int length)
    {
        char c = text[position];
        if (char.IsHighSurrogate(c) && position + 1 < text.Length && char.IsLowSurrogate(text[position + 1]))
        {
            length = 2;
            return new Rune(c, text[position + 1]).Value;
        }

        length = 1;
        return c;
    }

    private static int KeycapLength(ReadOnlySpan<char> text, int start)
    {
        int next = start + 1 < text.Length && text[start + 1] == AsEmoji ? start + 2 : start + 1;
        return next < text.Length && text[next] == Keycap ? next + 1 - start : 0;
    }

    private static bool IsRegional(int code) => code is >= 0x1F1E6 and <= 0x1F1FF;

    private static bool IsPictograph(int code, bool shownAsEmoji) => code switch
    {
        >= 0x1F100 and <= 0x1F16F => false,
        >= 0x1F000 and <= 0x1FAFF => !IsRegional(code),
        >= 0x2600 and <= 0x27BF => true,
        0x231A or 0x231B or 0x2328 or 0x23CF or (>= 0x23E9 and <= 0x23F3) or (>= 0x23F8 and <= 0x23FA) => true,
        0x2B1B or 0x2B1C or 0x2B50 or 0x2B55 => true,
        0xA9 or 0xAE or 0x203C or 0x2049 or 0x2122 or 0x2139 or (>= 0x2190 and <= 0x21FF) or 0x24C2 or (>= 0x25A0 and <= 0x25FF)
            or 0x2934 or 0x2935 or (>= 0x2B05 and <= 0x2B07) or 0x3030 or 0x303D or 0x3297 or 0x3299 => shownAsEmoji,
        _ => false,
    };
}
