// The hard facts in a text that nobody may change in passing: links, addresses, telephone numbers, times, dates, numbers, names. Pure.
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Folkmoot.Drafting;

/// <param name="Numbers">Digits only, so that 1,500 and 1.500 are the same; how the text wrote it is the value.</param>
/// <param name="Times">In 24 hours: 17:30.</param>
/// <param name="Days">Months and weekdays as <c>month 3</c> and <c>day 1</c>.</param>
/// <param name="Names">Capitalised words that stand where no sentence begins, or several in a row.</param>
internal sealed partial record Facts(
    IReadOnlyDictionary<string, string> Links,
    IReadOnlyDictionary<string, string> Emails,
    IReadOnlyDictionary<string, string> Phones,
    IReadOnlyDictionary<string, string> Times,
    IReadOnlyDictionary<string, string> Days,
    IReadOnlyDictionary<string, string> Numbers,
    IReadOnlyList<string> Names)
{
    private const int PhoneDigitsMin = 7;

    /// <param name="languages">In which months and weekdays are looked for, besides English.</param>
    public static Facts Of(string text, params IEnumerable<string?> languages)
    {
        var rest = text;
        var emails = Take(Email(), ref rest, m => m.Value.ToUpperInvariant());
        var links = Take(Link(), ref rest, m => Address(m.Value), m => m.Value.TrimEnd(Trailing));
        var times = Take(HalfDay(), ref rest, m => Clock(m, isHalfDay: true));
        foreach (var (key, value) in Take(WholeDay(), ref rest, m => Clock(m, isHalfDay: false)))
        {
            times.TryAdd(key, value);
        }

        var phones = Take(Phone(), ref rest, m => Digits(m.Value) is { Length: >= PhoneDigitsMin } digits ? digits : null);
        var numbers = Take(Number(), ref rest, m => Digits(Cents().Replace(m.Value, "")));
        return new Facts(links, emails, phones, times, DaysOf(rest, languages), numbers, [.. NamesOf(rest)]);
    }

    /// <summary>Lower case without accents, for comparing across spellings.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in Whole(text).Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark))
        {
            folded.Append(char.ToLowerInvariant(c));
        }

        return folded.ToString();
    }

    /// <summary>Half a surrogate pair cannot be normalised; it becomes U+FFFD.</summary>
    private static string Whole(string text) => text.Any(char.IsSurrogate) ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) : text;

    internal static readonly char[] Trailing = ['.', ',', ';', ':', '!', '?', ')', ']', '}', '"', '\'', '”', '»', '…'];

    /// <summary>Finds, remembers and blanks out, so that a number inside a link is not counted twice.</summary>
    private static Dictionary<string, string> Take(Regex pattern, ref string text, Func<Match, string?> key, Func<Match, string>? shown = null)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        text = pattern.Replace(text, match =>
        {
            if (key(match) is not { Length: > 0 } name)
            {
                return match.Value;
            }

            found.TryAdd(name, shown is null ? match.Value.Trim() : shown(match));
            return " . ";
        });
        return found;
    }

    /// <summary>Scheme, <c>www.</c> and a last slash make no difference.</summary>
    internal static string Address(string link)
    {
        var bare = link.TrimEnd(Trailing).TrimEnd('/');
        bare = bare.Contains("://", StringComparison.Ordinal) ? bare[(bare.IndexOf("://", StringComparison.Ordinal) + 3)..] : bare;
        return (bare.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? bare[4..] : bare).ToUpperInvariant();
    }

    private static string? Clock(Match match, bool isHalfDay)
    {
        var hour = int.Parse(Digits(match.Groups["hour"].Value), CultureInfo.InvariantCulture);
        var minute = match.Groups["minute"].Success ? int.Parse(Digits(match.Groups["minute"].Value), CultureInfo.InvariantCulture) : 0;
        if (hour > (isHalfDay ? 12 : 24) || minute > 59)
        {
            return null;
        }

        var whole = !isHalfDay ? hour : (hour % 12) + (match.Groups["half"].Value[0] is 'p' or 'P' ? 12 : 0);
        return string.Create(CultureInfo.InvariantCulture, $"{whole:00}:{minute:00}");
    }

    /// <summary>Digits of any script as 0 to 9.</summary>
    internal static string Digits(string text) =>
        string.Concat(text.Where(char.IsDigit).Select(c => CharUnicodeInfo.GetDecimalDigitValue(c).ToString(CultureInfo.InvariantCulture)));

    private static Dictionary<string, string> DaysOf(string text, IEnumerable<string?> languages)
    {
        var words = Word().Matches(text).Select(m => m.Value).ToList();
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var culture in languages.OfType<string>().Append("en").Distinct(StringComparer.OrdinalIgnoreCase).Select(CultureInfo.GetCultureInfo))
        {
            // English writes them with a capital, and "may" and "march" are other words without it.
            var comparer = culture.TwoLetterISOLanguageName == "en" ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase;
            Find(culture.DateTimeFormat.MonthNames, "month", comparer);
            Find(culture.DateTimeFormat.MonthGenitiveNames, "month", comparer);
            Find(culture.DateTimeFormat.DayNames, "day", comparer);
        }

        return found;

        void Find(string[] names, string kind, StringComparer comparer)
        {
            foreach (var (i, name) in names.Index().Where(n => n.Item.Length > 2))
            {
                if (words.Find(w => comparer.Equals(w, name)) is { } word)
                {
                    found.TryAdd(string.Create(CultureInfo.InvariantCulture, $"{kind} {i}"), word);
                }
            }
        }
    }

    private static IEnumerable<string> NamesOf(string text)
    {
        foreach (Match match in Name().Matches(text))
        {
            var before = text.AsSpan(0, match.Index).TrimEnd(" \t\"“«'(¡¿");
            var begins = before.Length == 0 || ".!?:\n•-–".Contains(before[^1], StringComparison.Ordinal);
            var isSeveral = match.Value.AsSpan().IndexOfAny(" \u00A0") > 0;
            if (isSeveral || !begins)
            {
                yield return match.Value;
            }
        }
    }

    [GeneratedRegex(@"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    internal static partial Regex Email();

    [GeneratedRegex(@"(?:https?://|www\.)[^\s<>]+|\b(?:[A-Za-z0-9-]+\.)+[a-z]{2,}(?:/[^\s<>]*)?\b/?", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    internal static partial Regex Link();

    [GeneratedRegex(@"\b(?<hour>\d{1,2})(?:[:.](?<minute>\d{2}))?\s?(?<half>[AaPp])\.?\s?[Mm]\b\.?", RegexOptions.CultureInvariant)]
    private static partial Regex HalfDay();

    [GeneratedRegex(@"\b(?<hour>\d{1,2})(?::(?<minute>\d{2})|\s?(?:h|Uhr)\b)", RegexOptions.CultureInvariant)]
    private static partial Regex WholeDay();

    [GeneratedRegex(@"\+?\(?\d[\d\s().\u00A0-]{5,}\d", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    internal static partial Regex Phone();

    [GeneratedRegex(@"\d+(?:[.,\u00A0\u202F ]\d{3})*(?:[.,]\d+)?", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Number();

    [GeneratedRegex(@"[.,]0+$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Cents();

    [GeneratedRegex(@"\p{L}[\p{L}\p{M}]+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Word();

    [GeneratedRegex(@"\p{Lu}[\p{L}\p{M}'’-]+(?:[ \u00A0](?:(?:of|de|del|la|las|los|the|y|and|von|da|do|di)[ \u00A0]){0,2}\p{Lu}[\p{L}\p{M}'’-]+)*", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    internal static partial Regex Name();
}
