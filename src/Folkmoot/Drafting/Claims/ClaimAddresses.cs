// Reads street addresses: 120 Elm St., on Elm Street, Calle Mayor 14, la avenida de la Paz, n.º 3. Pure.
using System.Text.RegularExpressions;

namespace Folkmoot.Drafting.Claims;

internal static partial class ClaimAddresses
{
    /// <summary>One spelling for each kind of street.</summary>
    private static readonly Dictionary<string, string> Types = Table(
        "STREET=STREET,ST AVENUE=AVENUE,AVE,AV ROAD=ROAD,RD BOULEVARD=BOULEVARD,BLVD LANE=LANE,LN DRIVE=DRIVE,DR COURT=COURT,CT SQUARE=SQUARE,SQ PLACE=PLACE,PL TERRACE=TERRACE "
        + "PARKWAY=PARKWAY,PKWY HIGHWAY=HIGHWAY,HWY CALLE=CALLE,C/ AVENIDA=AVENIDA,AVDA,AVDA.,AV. PLAZA=PLAZA,PZA,PZA. PASEO=PASEO CAMINO=CAMINO CARRETERA=CARRETERA,CTRA,CTRA. "
        + "RONDA=RONDA BULEVAR=BULEVAR CALZADA=CALZADA TRAVESÍA=TRAVESÍA");

    private static readonly HashSet<string> Particles = new(["de", "del", "la", "las", "los", "el", "y", "the"], StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Ordinals = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

    public static void Read(ClaimText text)
    {
        text.Take(Spanish(), m => [Of(text, m)]);
        text.Take(English(), m => [Of(text, m)]);
    }

    /// <summary>Key of an address: kind of street, its name, and the number or nothing, parted by a bar.</summary>
    public static (string Type, string[] Name, string Number) Parts(Claim address) => address.Key.Split('|') is [var type, var name, var number]
        ? (type, name.Split(' '), number) : throw new InvalidOperationException($"{address.Key} is no key of an address.");

    private static Claim Of(ClaimText text, Match m)
    {
        var number = m.Groups["no"];
        var name = m.Groups["name"].Value;
        var words = name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToList();

        // "On May 14 Elm Street": the figure belongs to the month before it, or to the one behind.
        var isDate = number.Success && (ClaimDates.IsMonth(LastWord(text.Whole, number.Index)) || ClaimDates.IsMonth(words[0]) || text.Whole.AsSpan(number.Index + number.Length).StartsWith(" de ")
            && ClaimDates.IsMonth(text.Whole[(number.Index + number.Length + 4)..].Split(' ', '.', ',')[0]));
        var isBefore = number.Success && number.Index < m.Groups["name"].Index;
        var start = isDate && isBefore ? m.Groups["name"].Index : m.Index;
        var end = isDate && !isBefore ? m.Groups["name"].Index + name.Length : m.Index + m.Length;
        var key = string.Join(' ', words.Where(w => !Particles.Contains(w)).Select(Word));
        return text.At(ClaimKind.Address, start, end - start, $"{Types[m.Groups["type"].Value.ToUpperInvariant()]}|{key}|{(isDate || !number.Success ? "" : number.Value.ToUpperInvariant())}");
    }

    private static string Word(string word)
    {
        var folded = Facts.Fold(word.TrimEnd('.', ','));
        var ordinal = Array.IndexOf(Ordinals, folded);
        return ordinal >= 0 ? string.Concat((ordinal + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), ordinal switch { 0 => "st", 1 => "nd", 2 => "rd", _ => "th" }) : folded;
    }

    private static string LastWord(string text, int before) => text[..before].TrimEnd().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).LastOrDefault() ?? "";

    private static Dictionary<string, string> Table(string rows) =>
        rows.Split(' ').Select(r => r.Split('=')).SelectMany(r => r[1].Split(',').Select(w => (Word: w, Type: r[0]))).ToDictionary(w => w.Word, w => w.Type, StringComparer.Ordinal);

    [GeneratedRegex(@"(?:(?<![\d:.,/$€£-])(?<no>\d{1,5}[A-Z]?),?[ \u00A0])?(?<name>(?:(?:\p{Lu}[\p{L}'’-]*\.?|\d{1,3}(?:st|nd|rd|th))[ \u00A0]){1,4}?)"
        + @"(?<type>Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Ln|Drive|Dr|Court|Ct|Square|Sq|Place|Pl|Terrace|Parkway|Pkwy|Highway|Hwy)\b(?!\.?[ ]\p{Lu}[\p{L}'’]+[ ](?:Street|Church|Square|School|Hospital|Park|Road|Library|Avenue)\b)", RegexOptions.CultureInvariant)]
    private static partial Regex English();

    [GeneratedRegex(@"(?<!\p{L})(?<type>(?i:calle|c/|avenida|avda\.?|av\.|plaza|pza\.?|paseo|camino|carretera|ctra\.?|ronda|bulevar|calzada|travesía))[ \u00A0]?(?<name>(?:(?:de|del|la|las|los|el)[ \u00A0])*(?:\d{1,2}[ ]de[ ])?\p{Lu}[\p{L}'’-]*"
        + @"(?:[ \u00A0](?:(?:de|del|la|las|los|y)[ \u00A0])*\p{Lu}[\p{L}'’-]+)*)(?:,?[ \u00A0](?:n\.?[ ]?º[ ]?|núm\.[ ]?|número[ ]|#)?(?<no>\d{1,4})(?![\d:%€$/]|[.,]\d|[ ](?:de|a|y)[ ](?:\d|\p{L}+[ ]de)|[ ]?h\b))?", RegexOptions.CultureInvariant)]
    private static partial Regex Spanish();
}
