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
        shouted = stretched = false;
        buffer[0] = ' ';
        int plain = Plain(raw, buffer[1..]);
        int length = plain == raw.Length ? plain : Any(raw, plain, buffer, out shouted, out stretched);
        buffer[length + 1] = ' ';
        return length;
    }

    /// <summary>What most words are made of from beginning to end: small ASCII letters, none of them three times in a row. Returns how many it copied.</summary>
    private static int Plain(ReadOnlySpan<char> raw, Span<char> buffer)
    {
        int most = Math.Min(raw.Length, FeatureReader.LongestWord);
        raw = raw[..most];
        buffer = buffer[..most];
        int run = 0;
        char last = '\0';
        int i = 0;
        unchecked
        {
            for (; i < raw.Length; i++)
            {
                char c = raw[i];
                run = c == last ? run + 1 : 0;
                if ((uint)(c - 'a') > 'z' - 'a' || run == 2)
                {
                    break;
                }

                buffer[i] = c;
                last = c;
            }
        }

        return i;
    }

    /// <param name="plain">So many characters are written already.</param>
    private static int Any(ReadOnlySpan<char> raw, int plain, Span<char> buffer, out bool shouted, out bool stretched)
    {
        int length = plain;
        int capitals = 0;
        int letters = plain;
        stretched = false;
        for (int i = plain == 0 && raw[0] is '#' or '＃' ? 1 : plain; i < raw.Length && length < FeatureReader.LongestWord; i++)
        {
            char original = raw[i];
            char c;
            if (char.IsAscii(original))
            {
                bool capital = char.IsAsciiLetterUpper(original);
                c = capital ? (char)(original | 0x20) : char.IsAsciiDigit(original) ? '0' : original;
                capitals += capital ? 1 : 0;
                letters += char.IsAsciiLetterLower(c) ? 1 : 0;
            }
            else
            {
                c = Small(original);
                letters += char.IsLetter(original) ? 1 : 0;
                capitals += char.IsUpper(original) ? 1 : 0;
            }

            bool third = length >= 2 && buffer[length] == c && buffer[length - 1] == c;
            stretched |= third && char.IsLetter(c);
            if (c != '\0' && !third)
            {
                buffer[++length] = c;
            }
        }

        shouted = capitals >= ShortestShout && capitals == letters;
        return length;
    }

    private static char Small(char original) => original switch
    {
        '’' or 'ʼ' => '\'',
        '\u200D' or '\u00AD' or '\u2060' => '\0',
        _ when char.IsDigit(original) => '0',
        _ => char.ToLowerInvariant(original),
    };

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
