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

    /// <summary>The main script and its share of the letters; none and zero for a text without letters.</summary>
    public static (Script Script, double Share) Main(ReadOnlySpan<char> text)
    {
        Span<int> counts = stackalloc int[Scripts.Count];
        counts.Clear();
        int units = 0;
        foreach (var token in Tokenizer.Read(text))
        {
            if (token.Kind is not (TokenKind.Word or TokenKind.Hashtag))
            {
                continue;
            }

            foreach (char c in token.In(text)[..Math.Min(token.Length, UnitsConsidered)])
            {
                var script = Scripts.Of(c);
                counts[(int)script] += script is Script.Han or Script.Kana or Script.Hangul ? SyllableWorth : 1;
            }

            units += Math.Min(token.Length, UnitsConsidered);
            if (units >= UnitsConsidered)
            {
                break;
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
