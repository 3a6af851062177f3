// Ten kinds of mistake that people make when they write a post from a notice, put into a correct draft by rule and without a look at its source.
using System.Globalization;
using System.Text.RegularExpressions;

namespace Folkmoot.Tests.Drafting;

internal static class ClaimErrors
{
    private const string Months = "January|February|March|April|May|June|July|August|September|October|November|December|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre";
    private const string Weekdays = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|lunes|martes|miércoles|jueves|viernes|sábado|domingo";

    private static readonly string[] Streets = ["Oak", "Chestnut", "Harbor", "del Olivo", "Sierra", "de la Fuente"];
    private static readonly string[] Places = ["Greenwood", "Stonebridge", "Ashford", "Almendro", "Robles", "Valverde"];

    /// <summary>Each kind: where a mistake can be made, and what is written there instead (null: not here).</summary>
    private static readonly (string Kind, string Pattern, Func<Match, Random, string?> Write)[] Kinds =
    [
        ("other day of the month", $@"(?<![\d:.])\b\d{{1,2}}(?=(?:st|nd|rd|th)?\s(?:de\s)?(?:{Months})\b)|(?<=\b(?:{Months})\s)\d{{1,2}}\b(?!:)", (m, r) => Shift(m.Value, r.Next(1, 4), 28)),
        ("other month", $@"(?<=\d\s(?:de\s)?)\b(?:{Months})\b|\b(?:{Months})\b(?=\s\d)", (m, r) => Next(m.Value, Months, r.Next(1, 4), 12)),
        ("other weekday", $@"\b(?:{Weekdays})(?!s?\p{{L}})", (m, r) => Next(m.Value, Weekdays, r.Next(1, 4), 7)),
        ("other hour", @"\b\d{1,2}(?=:\d\d|\.\d\d\s?h|\s?[ap]\.?m\b|\sh\b|\sde la (?:mañana|tarde|noche))", (m, r) => Shift(m.Value, r.Next(1, 4), m.Value is ['1', ..] && m.Value.Length == 2 && m.Value[1] > '2' || m.Value[0] == '2' ? 23 : 12)),
        ("wrong digit in a telephone number", @"(?<![\d@/])\+?\(?\d[\d ().-]{7,}\d(?!\d)", (m, r) => Digit(m.Value, r, 3)),
        ("other street", @"(?<=\b\d{1,5} )\p{Lu}\p{L}+(?= (?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Boulevard|Blvd|Drive|Dr|Square)\b)|\b\p{Lu}\p{L}+(?= (?:Street|Avenue|Ave|Road|Rd|Lane|Terrace)\b)|(?<=\b(?:calle|avenida|avda\.|plaza|paseo|camino|ctra\.) )(?:(?:de|del|la|los|las) )*\p{Lu}\p{L}+", (m, r) => Streets[(m.Value.Contains("de", StringComparison.Ordinal) ? 3 : 0) + r.Next(3)]),
        ("other house number", @"(?<![\d$€£.,:])\b\d{1,4}(?= \p{Lu}\p{L}+ (?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Boulevard|Blvd|Drive|Dr|Square)\b)|(?<=\b(?:calle|plaza|paseo|camino|avenida|ctra\.) [\p{L} ]{3,25}, ?)\d{1,4}\b(?! de)", (m, r) => Digit(m.Value, r, 0)),
        ("other amount or percentage", @"(?<=\$)\d[\d.,]*\d|\b\d[\d.,]*(?= ?(?:€|%|euros|percent|por ciento|dollars|millones))", (m, r) => Digit(m.Value, r, 0)),
        ("other link or e-mail", @"\b[a-z]+(?=\.marlow\.example)|(?<=marlow\.example/)[a-z]+|\b[a-z]+(?=@marlow)", (m, r) => m.Value == "www" ? null : r.Next(2) == 0 ? m.Value[..^1] : m.Value + "s"),
        ("other place", @"\b\p{Lu}\p{L}+(?= (?:Park|Library|Beach|Bridge|Center|Plaza|Station|Branch|Pool|Court|Aquarium|Cove|Point|High School)\b)|(?<=\b(?:Parque del|Biblioteca|Puente|Playa del|Centro de|Piscina|Cala|Punta|Instituto|Mercado de|Fiestas de San|barrio de|en) )\p{Lu}\p{L}{3,}\b", (m, r) => Places[r.Next(Places.Length)]),
    ];

    /// <summary>One draft for each kind of mistake that can be made in it.</summary>
    public static IEnumerable<(string Kind, string Draft)> In(string draft, Random random)
    {
        foreach (var (kind, pattern, write) in Kinds)
        {
            var places = Regex.Matches(draft, pattern, RegexOptions.CultureInvariant);
            if (places.Count > 0 && places[random.Next(places.Count)] is var place && write(place, random) is { } wrong && wrong != place.Value)
            {
                yield return (kind, string.Concat(draft.AsSpan(0, place.Index), wrong, draft.AsSpan(place.Index + place.Length)));
            }
        }
    }

    private static string Shift(string number, int by, int largest) =>
        (((int.Parse(number, CultureInfo.InvariantCulture) + by - 1) % largest) + 1).ToString(number.Length == 2 && number[0] == '0' ? "00" : "0", CultureInfo.InvariantCulture);

    private static string Next(string word, string list, int by, int period)
    {
        var all = list.Split('|');
        var at = Array.IndexOf(all, word);
        return all[(at / period * period) + ((at + by) % period)];
    }

    /// <param name="after">So many digits at the head stay: a country's or a city's.</param>
    private static string Digit(string number, Random random, int after)
    {
        var places = Enumerable.Range(0, number.Length).Where(i => char.IsAsciiDigit(number[i])).Skip(after).ToList();
        var at = places[random.Next(places.Count)];
        var digit = (char)('1' + ((number[at] - '0' + random.Next(0, 8)) % 9));
        return digit == number[at] ? number[..at] + (digit == '9' ? '1' : (char)(digit + 1)) + number[(at + 1)..] : number[..at] + digit + number[(at + 1)..];
    }
}
