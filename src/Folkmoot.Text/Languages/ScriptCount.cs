// Finds the script that most of a text is written in.
using Folkmoot.Text.Tokens;

namespace Folkmoot.Text.Languages;

internal static class ScriptCount
{
    /// <summary>Words beyond this many units say nothing new about the language.</summary>
    public const int UnitsConsidered = 1000;

    /// <summary>A Han or Hangul sign stands for about as much text as three letters.</summary>
    private const int SyllableWorth = 3;

    /// <summary>Japanese mixes scripts: from this share of kana on, Han signs are Japanese.</summary>
    private const double KanaShare = 0.1;

    /// <summary>Room for <see cref="Words"/>.</summary>
    public const int MostWords = 256;

    /// <summary>The words that the language is guessed from: the first so many, of the first so many units. Returns how many there are.</summary>
    public static int Words(ReadOnlySpan<char> text, Span<Token> words)
    {
        int count = 0;
        int units = 0;
        foreach (var token in Tokenizer.Read(text))
        {
            if (token.Kind is TokenKind.Word or TokenKind.Hashtag)
            {
                words[count++] = token;
                units += Math.Min(token.Length, UnitsConsidered);
                if (units >= UnitsConsidered || count == words.Length)
                {
                    break;
                }
            }
        }

        return count;
    }

    /// <summary>The main script of the words and its share of the letters; none and zero for words without letters.</summary>
    public static (Script Script, double Share) Main(ReadOnlySpan<char> text, ReadOnlySpan<Token> words)
    {
        Span<int> counts = stackalloc int[Scripts.Count];
        counts.Clear();
        foreach (var word in words)
        {
            foreach (char c in word.In(text)[..Math.Min(word.Length, UnitsConsidered)])
            {
                var script = Scripts.Of(c);
                counts[(int)script] += script is Script.Han or Script.Kana or Script.Hangul ? SyllableWorth : 1;
            }
        }

        counts[(int)Script.None] = 0;
        int kana = counts[(int)Script.Kana];
        int han = counts[(int)Script.Han];
        if (kana >= KanaShare * (kana + han))
        {
            counts[(int)Script.Kana] += han;
            counts[(int)Script.Han] = 0;
        }

        int total = 0;
        int best = 0;
        for (int i = 1; i < counts.Length; i++)
        {
            total += counts[i];
            best = counts[i] > counts[best] ? i : best;
        }

        return total == 0 ? (Script.None, 0) : ((Script)best, (double)counts[best] / total);
    }
}
