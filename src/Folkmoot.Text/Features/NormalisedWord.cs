// Writes a word the way the model knows it: small letters, no stretching, one apostrophe, zeros for digits.
using Folkmoot.Text.Tokens;

namespace Folkmoot.Text.Features;

internal static class NormalisedWord
{
    /// <summary>From this many letters on, capitals are shouting and not an abbreviation of two letters.</summary>
    private const int ShortestShout = 3;

    /// <summary>Writes blank, word, blank; returns the length of the word, at most <see cref="FeatureReader.LongestWord"/>.</summary>
    public static int Write(ReadOnlySpan<char> raw, Span<char> buffer, out bool shouted, out bool stretched)
    {
        buffer[0] = ' ';
        int length = 0;
        int capitals = 0;
        int letters = 0;
        stretched = false;
        foreach (char original in raw[(raw[0] is '#' or '＃' ? 1 : 0)..])
        {
            char c = original;
            if (char.IsAscii(original))
            {
                bool capital = char.IsAsciiLetterUpper(original);
                capitals += capital ? 1 : 0;
                letters += capital || char.IsAsciiLetterLower(original) ? 1 : 0;
                c = capital ? (char)(original | 0x20) : char.IsAsciiDigit(original) ? '0' : original;
            }
            else
            {
                c = original switch
                {
                    '’' or 'ʼ' => '\'',
                    '\u200D' or '\u00AD' or '\u2060' => '\0',
                    _ when char.IsDigit(original) => '0',
                    _ => char.ToLowerInvariant(original),
                };
                letters += char.IsLetter(original) ? 1 : 0;
                capitals += char.IsUpper(original) ? 1 : 0;
            }

            bool third = length >= 2 && buffer[length] == c && buffer[length - 1] == c;
            stretched |= third && char.IsLetter(c);
            if (c == '\0' || third)
            {
                continue;
            }

            buffer[++length] = c;
            if (length == FeatureReader.LongestWord)
            {
                break;
            }
        }

        buffer[length + 1] = ' ';
        shouted = capitals >= ShortestShout && capitals == letters;
        return length;
    }

    /// <summary>The same for emoji and punctuation: without skin tones, gender signs and joiners, a long run as two.</summary>
    public static int WriteSign(ReadOnlySpan<char> raw, Span<char> buffer, out bool shouted, out bool stretched)
    {
        shouted = stretched = false;
        buffer[0] = ' ';
        int length = 0;
        int limit = Math.Min(raw.Length, FeatureReader.LongestWord - 1);
        for (int i = 0; i < limit;)
        {
            int code = Emoji.CodeAt(raw, i, out int units);
            bool third = length >= 2 && buffer[length] == raw[i] && buffer[length - 1] == raw[i];
            if (!third && !Emoji.IsSkinTone(code) && code is not ('\u200D' or '\uFE0F' or '♀' or '♂'))
            {
                raw.Slice(i, units).CopyTo(buffer[(length + 1)..]);
                length += units;
            }

            i += units;
        }

        buffer[length + 1] = ' ';
        return length;
    }
}
