// When a claim of a draft is borne out by what is known, however either writes it. Pure.
using System.Globalization;

namespace Folkmoot.Drafting.Claims;

internal static class ClaimAgreement
{
    private static readonly HashSet<string> BeforeHours = new(["from", "between", "at", "until", "till", "to", "and", "de", "a", "las", "y", "hasta", "desde", "entre"], StringComparer.OrdinalIgnoreCase);

    /// <param name="given">The claims of the source alone, by their places in it.</param>
    public static bool IsKnown(Claim claim, IReadOnlyList<Claim> known, IReadOnlyList<Claim> given, string source, string knownText, DateOnly today)
    {
        var same = known.Where(k => k.Kind == claim.Kind);
        return claim.Kind switch
        {
            ClaimKind.Link => same.Any(k => k.Key == claim.Key || (!claim.Key.Contains('/', StringComparison.Ordinal) && k.Key.StartsWith(claim.Key + "/", StringComparison.Ordinal))),
            ClaimKind.Phone => same.Any(k => k.Key.EndsWith(claim.Key, StringComparison.Ordinal) || (claim.Key.EndsWith(k.Key, StringComparison.Ordinal) && k.Key.Length > 8)),
            ClaimKind.Date => IsKnownDate(claim, same, today),
            ClaimKind.Weekday => IsKnownWeekday(claim, known, source, today),
            ClaimKind.Time => same.Any(claim.Shares) || given.Any(g => g.Kind == ClaimKind.Number && MayBeHour(g, source) && ClaimTimes.Hours(claim).Contains(g.Key)),
            ClaimKind.Number => IsKnownNumber(claim, known, knownText),
            ClaimKind.Amount => known.Any(k => k.Kind is ClaimKind.Amount or ClaimKind.Number && k.Key == claim.Key),
            ClaimKind.Address => same.Any(k => IsSameAddress(claim, k)),
            ClaimKind.Name => IsKnownName(claim, knownText),
            ClaimKind.Code => same.Any(k => k.Key == claim.Key),
            _ => same.Any(claim.Shares),
        };
    }

    /// <summary>The year that a date without one most likely has: of those around, the nearest that is not long past.</summary>
    public static DateOnly? Resolve(string key, int? year, DateOnly today)
    {
        if (key.Length < 5)
        {
            return null;
        }

        var (month, day) = (int.Parse(key.AsSpan(0, 2), CultureInfo.InvariantCulture), int.Parse(key.AsSpan(3), CultureInfo.InvariantCulture));
        foreach (var y in year is { } named ? [named] : (int[])[today.Year - 1, today.Year, today.Year + 1])
        {
            if (day <= DateTime.DaysInMonth(y, month) && new DateOnly(y, month, day) is var date && (year is not null || date.DayNumber >= today.DayNumber - LongPastDays))
            {
                return date;
            }
        }

        return null;
    }

    private const int LongPastDays = 90;

    private static bool IsKnownDate(Claim claim, IEnumerable<Claim> dates, DateOnly today)
    {
        var days = dates.Where(d => claim.Key.Length == 2 ? d.Keys.Any(k => k.StartsWith(claim.Key, StringComparison.Ordinal)) : claim.Shares(d)).ToList();
        return days.Exists(d => claim.Year is null || d.Year == claim.Year || (d.Year is null && claim.Year - today.Year is 0 or 1));
    }

    /// <summary>Said, within a span of days that is said, or the day of a date that is said.</summary>
    private static bool IsKnownWeekday(Claim claim, IReadOnlyList<Claim> known, string source, DateOnly today)
    {
        var day = int.Parse(claim.Key, CultureInfo.InvariantCulture);
        if (known.Any(k => k.Kind == ClaimKind.Weekday && k.Key == claim.Key)
            || known.Any(k => k.Kind == ClaimKind.Date && k.Keys.Any(key => Resolve(key, k.Year, today) is { } date && (int)date.DayOfWeek == day)))
        {
            return true;
        }

        var text = Facts.Fold(source);
        return (day is >= 1 and <= 5 && (text.Contains("weekday", StringComparison.Ordinal) || text.Contains("laborable", StringComparison.Ordinal) || text.Contains("entre semana", StringComparison.Ordinal)))
            || (day is 0 or 6 && (text.Contains("weekend", StringComparison.Ordinal) || text.Contains("fin de semana", StringComparison.Ordinal) || text.Contains("fines de semana", StringComparison.Ordinal)))
            || text.Contains("every day", StringComparison.Ordinal) || text.Contains("daily", StringComparison.Ordinal) || text.Contains("todos los dias", StringComparison.Ordinal) || text.Contains("a diario", StringComparison.Ordinal)
            || ClaimDays.Spans(source, [.. known.Where(k => k.Kind == ClaimKind.Weekday && k.Start + k.Value.Length <= source.Length)], ClaimKind.Weekday)
                .Any(s => int.Parse(s.First.Key, CultureInfo.InvariantCulture) is var first && int.Parse(s.Last.Key, CultureInfo.InvariantCulture) is var last
                    && (day + 7 - first) % 7 <= (last + 7 - first) % 7);
    }

    /// <summary>Also as an hour, a day of the month, a year of a date, the end of a telephone number or a house number.</summary>
    private static bool IsKnownNumber(Claim claim, IReadOnlyList<Claim> known, string knownText) =>
        known.Any(k => k.Kind switch
        {
            ClaimKind.Number or ClaimKind.Amount => k.Key == claim.Key,
            ClaimKind.Time => ClaimTimes.Hours(k).Contains(claim.Key),
            ClaimKind.Date => k.Keys.Any(d => d.Length == 5 && d.EndsWith(claim.Key.PadLeft(2, '0'), StringComparison.Ordinal) && claim.Key.Length <= 2) || k.Year?.ToString(CultureInfo.InvariantCulture) == claim.Key,
            ClaimKind.Phone => claim.Key.Length > 3 && k.Key.EndsWith(claim.Key, StringComparison.Ordinal),
            ClaimKind.Address => ClaimAddresses.Parts(k).Number == claim.Key,
            _ => false,
        }) || (claim.Key == "1" && knownText.Split([' ', '\n', '.', ',']).Any(w => NumberWords.Of(w) == 1));

    private static bool IsSameAddress(Claim claim, Claim known)
    {
        var (type, name, number) = ClaimAddresses.Parts(claim);
        var (knownType, knownName, knownNumber) = ClaimAddresses.Parts(known);
        var (shorter, longer) = name.Length < knownName.Length ? (name, knownName) : (knownName, name);
        return type == knownType && (number.Length == 0 || number == knownNumber)
            && (longer.AsSpan(longer.Length - shorter.Length).SequenceEqual(shorter) || longer.AsSpan(0, shorter.Length).SequenceEqual(shorter));
    }

    /// <summary>Every word of it is there.</summary>
    private static bool IsKnownName(Claim claim, string knownText)
    {
        var words = claim.Key.Split(' ');
        var at = Array.FindIndex(words, w => !HasWord(knownText, w));
        return at < 0;
    }

    private static bool HasWord(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            if (at == 0 || !char.IsLetter(text[at - 1]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool MayBeHour(Claim number, string source)
    {
        var before = source.AsSpan(0, number.Start).TrimEnd();
        var word = before[(before.LastIndexOfAny(' ', '\n', '\u00A0') + 1)..];
        return number.Key.Length <= 2 && (BeforeHours.Contains(word.ToString()) || word.EndsWith("-") || word.EndsWith("–"));
    }
}
