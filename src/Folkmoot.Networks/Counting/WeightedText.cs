// Counts a text as X does: characters weigh one or two, every emoji two, every address the same.
using System.Text;

namespace Folkmoot.Networks.Counting;

/// <summary>Configuration version 3 of twitter-text 3.1.0: the text is normalised to NFC first; README.md of this folder has the figures and their source.</summary>
internal static class WeightedText
{
    private const int EmojiWeight = 2;

    public static Counted Count(string text, int limit, int addressLength)
    {
        var normal = Normalise(text);
        var addresses = AddressFinder.Find(normal, AddressGrammar.X);
        int length = 0;
        int fitsTo = 0;
        int forbidden = -1;
        int next = 0;
        for (int at = 0; at < normal.Length;)
        {
            int step;
            if (next < addresses.Count && addresses[next].Start == at)
            {
                step = addresses[next++].Length;
                length += addressLength;
            }
            else if (EmojiSequences.LengthAt(normal.AsSpan(at)) is > 0 and var emoji)
            {
                step = emoji;
                length += EmojiWeight;
            }
            else
            {
                step = char.IsSurrogatePair(normal, at) ? 2 : 1;
                length += step == 2 ? 2 : WeightOf(normal[at]);
                forbidden = forbidden < 0 && AddressGrammar.IsForbidden(normal[at]) ? at : forbidden;
            }

            at += step;
            fitsTo = length <= limit ? at : fitsTo;
        }

        // Places are in the normalised text; where it is shorter they are moved by the difference, as X's own library does.
        int moved = text.Length - normal.Length;
        return new(length, length <= limit ? text.Length : Math.Clamp(fitsTo + moved, 0, text.Length), forbidden < 0 ? -1 : Math.Clamp(forbidden + moved, 0, text.Length - 1));
    }

    private static int WeightOf(char c) => c is <= '\u10FF' or (>= '\u2000' and <= '\u200D') or (>= '\u2010' and <= '\u201F') or (>= '\u2032' and <= '\u2037') ? 1 : 2;

    // Half a surrogate pair, which a cut text can hold, and U+FFFE cannot be normalised: the parts between them are.
    private static string Normalise(string text)
    {
        int broken = FirstBroken(text, 0);
        if (broken == text.Length)
        {
            return text.Normalize();
        }

        var normal = new StringBuilder(text.Length);
        for (int start = 0; start < text.Length; broken = FirstBroken(text, start))
        {
            normal.Append(text[start..broken].Normalize());
            if (broken < text.Length)
            {
                normal.Append(text[broken]);
            }

            start = broken + 1;
        }

        return normal.ToString();
    }

    private static int FirstBroken(string text, int from)
    {
        for (int i = from; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text, i))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]) || text[i] == '\uFFFE')
            {
                return i;
            }
        }

        return text.Length;
    }
}
