// Reads dates and weekdays: 14 May, May 14th, del 14 al 16 de mayo, 14/5/2026, Monday, lunes. Pure.
using System.Globalization;
using System.Text.RegularExpressions;

namespace Folkmoot.Drafting.Claims;

internal static partial class ClaimDates
{
    private const string Month =
        "(?<mon>January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
        + "|(?i:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre))";

    private const string Day = @"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th|\.?º)?";

    private static readonly string[] Months =
        ["jan ene", "feb feb", "mar mar", "apr abr", "may may", "jun jun", "jul jul", "aug ago", "sep set", "oct oct", "nov nov", "dec dic"];

    private static readonly string[] Weekdays =
        ["sunday sundays sun domingo domingos dom", "monday mondays mon lunes lun", "tuesday tuesdays tue tues martes mar", "wednesday wednesdays wed miércoles miercoles mié",
         "thursday thursdays thu thur thurs jueves jue", "friday fridays fri viernes vie", "saturday saturdays sat sábado sábados sabado sabados sáb"];

    public static void Read(ClaimText text)
    {
        text.Take(Weekday(), m => [text.At(ClaimKind.Weekday, m.Index, m.Length, DayOfWeek(m.Value))]);
        text.Take(Iso(), m => One(text, m, m.Groups["d"], m.Groups["m"]));
        text.Take(DayFirst(), m => Days(text, m));
        text.Take(MonthFirst(), m => Days(text, m));
        text.Take(First(), m => [text.At(ClaimKind.Date, m.Index, m.Length, Key(MonthOf(m), 1)) with { Year = YearOf(m) }]);
        text.Take(Dotted(), m => One(text, m, m.Groups["d"], m.Groups["m"]));
        text.Take(Slashed(), m => Either(text, m));
        text.Take(AloneMonth(), m => StandsAsMonth(text, m) ? [text.At(ClaimKind.Date, m.Index, m.Length, Key(MonthOf(m), null)) with { Year = YearOf(m) }] : null);
    }

    public static string Key(int month, int? day) =>
        day is null ? month.ToString("00", CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{month:00}-{day:00}");

    public static bool IsMonth(string word) => word.Length > 2 && Array.Exists(Months, m => m.Split(' ').Contains(word[..3].ToLowerInvariant())) && AnyMonth().IsMatch(word);

    private static IEnumerable<Claim>? One(ClaimText text, Match m, Group day, Group month) =>
        (int.Parse(day.Value, CultureInfo.InvariantCulture), int.Parse(month.Value, CultureInfo.InvariantCulture)) is ( >= 1 and <= 31, >= 1 and <= 12) and var (d, mon)
            ? [text.At(ClaimKind.Date, m.Index, m.Length, Key(mon, d)) with { Year = YearOf(m) }] : null;

    /// <summary>14/5 or 5/14; where both could be the month, it is both.</summary>
    private static IEnumerable<Claim>? Either(ClaimText text, Match m)
    {
        var (a, b) = (int.Parse(m.Groups["d"].Value, CultureInfo.InvariantCulture), int.Parse(m.Groups["m"].Value, CultureInfo.InvariantCulture));
        List<string> keys = [];
        if (b is >= 1 and <= 12 && a is >= 1 and <= 31)
        {
            keys.Add(Key(b, a));
        }

        if (a is >= 1 and <= 12 && b is >= 1 and <= 31 && a != b)
        {
            keys.Add(Key(a, b));
        }

        var isFraction = !m.Groups["y"].Success && a is >= 1 and <= 3 && b is >= 2 and <= 4;
        return keys.Count == 0 || isFraction ? null : [text.At(ClaimKind.Date, m.Index, m.Length, keys) with { Year = YearOf(m) }];
    }

    /// <summary>Each day of "14, 15 and 16 May" is a date of its own; the one beside the month has its words.</summary>
    private static IEnumerable<Claim> Days(ClaimText text, Match m)
    {
        var group = m.Groups["days"];
        var days = Number().Matches(group.Value);
        var monthFirst = m.Groups["mon"].Index < group.Index;
        for (var i = 0; i < days.Count; i++)
        {
            var at = group.Index + days[i].Index;
            var holdsMonth = monthFirst ? i == 0 : i == days.Count - 1;
            var (start, end) = !holdsMonth ? (at, at + days[i].Length)
                : monthFirst ? (m.Index, days.Count == 1 ? m.Index + m.Length : at + days[i].Length) : (at, m.Index + m.Length);
            yield return text.At(ClaimKind.Date, start, end - start, Key(MonthOf(m), int.Parse(days[i].Value, CultureInfo.InvariantCulture))) with { Year = YearOf(m) };
        }
    }

    /// <summary>"May" and "March" are other words at the head of a sentence.</summary>
    private static bool StandsAsMonth(ClaimText text, Match m) =>
        m.Groups["y"].Success || !(m.Value is "May" or "March" or "Mar" or "Sep" or "Dec" or "Jan" or "Jun") || !ClaimNames.Begins(text.Whole, m.Index);

    private static int MonthOf(Match m) => Array.FindIndex(Months, names => names.Split(' ').Contains(m.Groups["mon"].Value[..3].ToLowerInvariant())) + 1;

    private static int? YearOf(Match m) =>
        m.Groups["y"] is { Success: true } year ? int.Parse(year.Value, CultureInfo.InvariantCulture) is var y && y < 100 ? 2000 + y : y : null;

    private static string DayOfWeek(string word) =>
        Array.FindIndex(Weekdays, names => names.Split(' ').Contains(word.TrimEnd('.').ToLowerInvariant())).ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<!\d)(?<y>20\d\d)-(?<m>\d\d)-(?<d>\d\d)(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Iso();

    [GeneratedRegex(@"(?<![\d:.,/$€£])(?<days>" + Day + @"(?:(?:,\s?|\s?[-–—&]\s?|\s(?:to|through|and|until|al?|y|e|hasta)\s(?:the\s|el\s)?(?:\u001F+,?\s)?)" + Day + @")*)\s+(?:of\s+|de\s+)?" + Month
        + @"(?!\p{L})\.?(?:,?\s+(?:de\s+|del\s+)?(?<y>20\d\d))?", RegexOptions.CultureInvariant)]
    private static partial Regex DayFirst();

    [GeneratedRegex(@"(?<!\p{L})" + Month + @"\.?\s+(?<days>" + Day + @"(?!\d|:|\s?[ap]\.?m)(?:(?:\s?[-–—&]\s?|\s(?:to|through|and)\s(?:the\s)?)" + Day + @"(?!\d|[:/.]\d|\s?[ap]\.?\s?m|\s?" + Month + @"))*)(?:,?\s+(?<y>20\d\d))?", RegexOptions.CultureInvariant)]
    private static partial Regex MonthFirst();

    [GeneratedRegex(@"(?i:\bprimero|\bfirst)\s+(?:of|de)\s+" + Month + @"(?!\p{L})(?:,?\s+(?:de\s+|del\s+)?(?<y>20\d\d))?", RegexOptions.CultureInvariant)]
    private static partial Regex First();

    [GeneratedRegex(@"(?<!\d)(?<d>\d{1,2})[.-](?<m>\d{1,2})[.-](?<y>20\d\d)(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Dotted();

    [GeneratedRegex(@"(?<![\d/])(?<d>\d{1,2})/(?<m>\d{1,2})(?:/(?<y>20\d\d|\d\d))?(?![\d/])", RegexOptions.CultureInvariant)]
    private static partial Regex Slashed();

    [GeneratedRegex(@"(?<!\p{L})" + Month + @"(?!\p{L}|\s\p{Lu})(?:,?\s+(?:de\s+|del\s+)?(?<y>20\d\d))?", RegexOptions.CultureInvariant)]
    private static partial Regex AloneMonth();

    [GeneratedRegex(@"(?i:(?<!\p{L})(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bados?|domingos?)(?!\p{L}))"
        + @"|(?<!\p{L})(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?(?=,?\s?[\d\u001F–-])|(?<=[–-]\s?)(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?", RegexOptions.CultureInvariant)]
    private static partial Regex Weekday();

    [GeneratedRegex(@"\d+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Number();

    [GeneratedRegex("^" + Month + "$", RegexOptions.CultureInvariant)]
    private static partial Regex AnyMonth();
}
