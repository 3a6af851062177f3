// Numbers written as words, in English and Spanish, from two to the hundreds of thousands. Pure.
using System.Text.RegularExpressions;

namespace Folkmoot.Drafting;

internal static partial class NumberWords
{
    private static readonly Dictionary<string, int> English = Table(
        "one 1 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 ten 10 eleven 11 twelve 12 thirteen 13 fourteen 14 fifteen 15 sixteen 16 seventeen 17 eighteen 18 nineteen 19 "
        + "twenty 20 thirty 30 forty 40 fifty 50 sixty 60 seventy 70 eighty 80 ninety 90 hundred 100 thousand 1000 dozen 12");

    private static readonly Dictionary<string, int> Spanish = Table(
        "un 1 uno 1 una 1 dos 2 tres 3 cuatro 4 cinco 5 seis 6 siete 7 ocho 8 nueve 9 diez 10 once 11 doce 12 trece 13 catorce 14 quince 15 dieciséis 16 diecisiete 17 dieciocho 18 "
        + "diecinueve 19 veinte 20 veintiuno 21 veintiún 21 veintiuna 21 veintidós 22 veintitrés 23 veinticuatro 24 veinticinco 25 veintiséis 26 veintisiete 27 veintiocho 28 veintinueve 29 "
        + "treinta 30 cuarenta 40 cincuenta 50 sesenta 60 setenta 70 ochenta 80 noventa 90 cien 100 ciento 100 doscientos 200 doscientas 200 trescientos 300 trescientas 300 "
        + "cuatrocientos 400 cuatrocientas 400 quinientos 500 quinientas 500 seiscientos 600 seiscientas 600 setecientos 700 setecientas 700 ochocientos 800 ochocientas 800 "
        + "novecientos 900 novecientas 900 mil 1000 docena 12");

    /// <summary>What a single word means in either language; null where it is no number.</summary>
    public static int? Of(string word) => English.TryGetValue(word, out var n) || Spanish.TryGetValue(word, out n) ? n : null;

    /// <summary>Numbers of one language with their places; a lone "one" is an article more often than a number and is left out.</summary>
    public static IEnumerable<(int Start, int Length, int Value)> Find(string text, bool spanish)
    {
        var table = spanish ? Spanish : English;
        var words = Word().Matches(text);
        for (var i = 0; i < words.Count; i++)
        {
            if (!table.ContainsKey(words[i].Value))
            {
                continue;
            }

            var (first, whole, part) = (i, 0, 0);
            for (var next = i; next < words.Count && (next == first || Joins(text, words[i], words[next])); next++)
            {
                if (table.TryGetValue(words[next].Value, out var n))
                {
                    (whole, part) = n == 1000 ? (whole + (Math.Max(part, 1) * 1000), 0) : (whole, n == 100 && part is > 0 and < 10 ? part * 100 : n == 12 && part is > 0 and < 10 ? part * n : part + n);
                    i = next;
                }
                else if (!(words[next].Value is "and" or "y" && next + 1 < words.Count && table.ContainsKey(words[next + 1].Value) && part + whole >= 20))
                {
                    break;
                }
            }

            if (whole + part > 1)
            {
                yield return (words[first].Index, words[i].Index + words[i].Length - words[first].Index, whole + part);
            }
        }
    }

    private static bool Joins(string text, Match left, Match right) =>
        right.Index - (left.Index + left.Length) is var gap && (gap <= 1 || text.AsSpan(left.Index + left.Length, gap) is " and " or " y ") && (gap < 1 || text[right.Index - 1] is ' ' or '-' or '\u00A0');

    private static Dictionary<string, int> Table(string words) =>
        words.Split(' ').Chunk(2).ToDictionary(p => p[0], p => int.Parse(p[1], System.Globalization.CultureInfo.InvariantCulture), StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex(@"\p{L}+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
