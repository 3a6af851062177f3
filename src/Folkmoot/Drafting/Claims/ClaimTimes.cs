// Reads times of day: 3 p.m., 15:00, 15.30 h, 9–11 a.m., a las 9 y media, noon. Keys are in 24 hours. Pure.
using System.Globalization;
using System.Text.RegularExpressions;

namespace Folkmoot.Drafting.Claims;

internal static partial class ClaimTimes
{
    private const string To = @"\s?(?:-|–|—|to|until|till|and|a|y|hasta)\s?";

    public static void Read(ClaimText text)
    {
        text.Take(HalfRange(), m => Range(text, m));
        text.Take(Half(), m => Clock(m, "h", "m") is var (hour, minute) && hour is >= 1 and <= 12 ? [text.At(ClaimKind.Time, m.Index, m.Length, Key(hour % 12 + (IsAfternoon(m) ? 12 : 0), minute))] : null);
        text.Take(PartOfDay(), m => Clock(m, "h", "m") is var (hour, minute) && hour is >= 1 and <= 12 ? [text.At(ClaimKind.Time, m.Index, m.Length, Key(Parted(hour, m.Groups["part"].Value), minute))] : null);
        text.Take(DottedRange(), m => Clock(m, "h", "m") is var (hour, minute) ? [text.At(ClaimKind.Time, m.Index, m.Length, Key(hour, minute))] : null);
        text.Take(Clocked(), m => Clock(m, "h", "m") is var (hour, minute) && hour < 24 && minute < 60
            ? [text.At(ClaimKind.Time, m.Index, m.Length, m.Groups["sure"].Success || text.IsSpanish || hour is 0 or > 12 ? [Key(hour, minute)] : [Key(hour, minute), Key(hour % 12 + 12, minute)])] : null);
        text.Take(Quarter(), m => At(text, m));
        text.Take(Noon(), m => [text.At(ClaimKind.Time, m.Index, m.Length, Key(m.Value[^1] is 't' or 'e' || m.Value.StartsWith("media", StringComparison.OrdinalIgnoreCase) ? 0 : 12, 0))]);
    }

    /// <summary>The hour as it may be said without more: 17 and 5.</summary>
    public static IEnumerable<string> Hours(Claim time) => time.Keys.Where(k => k.EndsWith(":00", StringComparison.Ordinal)).SelectMany(Hours);

    private static IEnumerable<string> Hours(string key)
    {
        var hour = int.Parse(key.AsSpan(0, 2), CultureInfo.InvariantCulture);
        return [hour.ToString(CultureInfo.InvariantCulture), (hour % 12 == 0 ? 12 : hour % 12).ToString(CultureInfo.InvariantCulture)];
    }

    /// <summary>Of "9 to 11 a.m." both are in the morning; of "9 to 5 p.m." only the second is in the afternoon.</summary>
    private static IEnumerable<Claim>? Range(ClaimText text, Match m)
    {
        var ((from, fromMinute), (to, toMinute)) = (Clock(m, "h1", "m1"), Clock(m, "h2", "m2"));
        if (from is < 1 or > 12 || to is < 1 or > 12)
        {
            return null;
        }

        var afternoon = IsAfternoon(m);
        var wraps = ((from % 12) * 60) + fromMinute >= ((to % 12) * 60) + toMinute;
        var first = m.Groups["h1"].Index;
        var firstEnd = m.Groups["m1"].Success ? m.Groups["m1"].Index + m.Groups["m1"].Length : first + m.Groups["h1"].Length;
        var second = m.Groups["h2"].Index;
        return
        [
            text.At(ClaimKind.Time, first, firstEnd - first, Key((from % 12) + (afternoon != wraps ? 12 : 0), fromMinute)),
            text.At(ClaimKind.Time, second, m.Index + m.Length - second, Key((to % 12) + (afternoon ? 12 : 0), toMinute)),
        ];
    }

    /// <summary>"a las 9 y media": morning or evening is not said.</summary>
    private static IEnumerable<Claim>? At(ClaimText text, Match m)
    {
        var (hour, minute) = Clock(m, "h", "m");
        if (hour > 23 || (hour == 0 && minute == 0))
        {
            return null;
        }

        var quarter = m.Groups["q"].Value.ToLowerInvariant();
        (hour, minute) = quarter switch { "y media" => (hour, 30), "y cuarto" => (hour, 15), "menos cuarto" => ((hour + 23) % 24, 45), _ => (hour, minute) };
        var start = m.Groups["h"].Index;
        if (m.Groups["part"].Success && hour is >= 1 and <= 12)
        {
            return [text.At(ClaimKind.Time, start, m.Index + m.Length - start, Key(Parted(hour, m.Groups["part"].Value), minute))];
        }

        return [text.At(ClaimKind.Time, start, m.Index + m.Length - start, hour is > 12 or 0 ? [Key(hour, minute)] : [Key(hour, minute), Key(hour % 12 + 12, minute)])];
    }

    private static (int Hour, int Minute) Clock(Match m, string hour, string minute) =>
        (NumberWords.Of(m.Groups[hour].Value) ?? int.Parse(m.Groups[hour].Value, CultureInfo.InvariantCulture), m.Groups[minute].Success ? int.Parse(m.Groups[minute].Value, CultureInfo.InvariantCulture) : 0);

    private static bool IsAfternoon(Match m) => m.Groups["half"].Value is "p" or "P";

    private static int Parted(int hour, string part) => part.ToUpperInvariant() switch
    {
        "MAÑANA" or "MADRUGADA" or "MORNING" => hour % 12,
        "NOCHE" or "NIGHT" when hour == 12 => 0,
        _ => (hour % 12) + 12,
    };

    private static string Key(int hour, int minute) => string.Create(CultureInfo.InvariantCulture, $"{hour:00}:{minute:00}");

    [GeneratedRegex(@"(?<![\d.,:$€£])(?<h1>\d{1,2})(?:[:.](?<m1>[0-5]\d))?" + To + @"(?<h2>\d{1,2})(?:[:.](?<m2>[0-5]\d))?\s?(?<half>[AaPp])\.?\s?[Mm]\b\.?", RegexOptions.CultureInvariant)]
    private static partial Regex HalfRange();

    [GeneratedRegex(@"(?<![\d.,:$€£])(?<h>\d{1,2})(?:[:.](?<m>[0-5]\d))?\s?(?<half>[AaPp])\.?\s?[Mm]\b\.?", RegexOptions.CultureInvariant)]
    private static partial Regex Half();

    [GeneratedRegex(@"(?<![\d.,:$€£])(?<h>\d{1,2})(?:[:.](?<m>[0-5]\d))?\s(?:de la|in the|at|por la|del)\s(?<part>mañana|tarde|noche|madrugada|mediodía|morning|afternoon|evening|night)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex PartOfDay();

    [GeneratedRegex(@"(?<![\d.,:$€£])(?:(?<h>[01]?\d|2[0-4]):(?<m>[0-5]\d)(?<sure>\s?(?:h|hrs|horas|hours)\b\.?)?|(?<h>[01]?\d|2[0-3])(?:[.h](?<m>[0-5]\d))?(?<sure>\s?h(?!\p{L})\.?)|(?<h>[01]?\d|2[0-3])h(?<m>[0-5]\d)(?!\d))(?!:\d|\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Clocked();

    [GeneratedRegex(@"(?<![\d.,:$€£])(?<h>[01]?\d|2[0-3])\.(?<m>[0-5]\d)(?=\s?(?:-|–|a|y|to)\s?\d{1,2}[.:]\d\d)", RegexOptions.CultureInvariant)]
    private static partial Regex DottedRange();

    [GeneratedRegex(@"\b(?:las|la|at)\s(?<h>\d{1,2}|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?:[:.](?<m>[0-5]\d))?(?![\d\p{L}]|[.,]\d|\s?%)"
        + @"(?:\s(?<q>y media|y cuarto|menos cuarto))?(?:\so[’']clock\b|\shoras\b)?(?:\s(?:de la|del)\s(?<part>mañana|tarde|noche|madrugada|mediodía)\b)?(?!\s\p{Ll})", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Quarter();

    [GeneratedRegex(@"\b(?:noon|midday|midnight|medianoche|mediodía)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Noon();
}
