// Compares a proposal with the text that it was made from and names what a person should look at. Pure.
using System.Globalization;
using System.Text.RegularExpressions;

namespace Folkmoot.Drafting;

internal static partial class Grounding
{
    private const int WarningsMax = 30;

    /// <summary>A text with fewer Latin letters than this share is in another script, in which names are written anew.</summary>
    private const double LatinMin = 0.5;

    /// <param name="material">Everything that the model was given, as people wrote it.</param>
    public static IReadOnlyList<Warning> Compare(string material, string proposed, Purpose purpose, string? from, string? to)
    {
        var (given, made) = (Facts.Of(material, from, to), Facts.Of(proposed, from, to));
        var warnings = new List<Warning>();
        Added("link", made.Links, given.Links, warnings);
        if (purpose != Purpose.AltText)
        {
            Added("email", made.Emails, given.Emails, warnings);
            Added("phone", made.Phones, given.Phones, warnings);
            Numbers(given, made, material, proposed, missing: false, warnings);
            Added("date", made.Days, given.Days, warnings);
        }

        if (Purposes.MustKeep(purpose) || purpose == Purpose.Draft)
        {
            Missing("link", given.Links, made.Links, warnings);
            Missing("email", given.Emails, made.Emails, warnings);
            Missing("phone", given.Phones, made.Phones, warnings);
            Numbers(given, made, material, proposed, missing: true, warnings);
            Missing("date", given.Days, made.Days, warnings);
        }

        if (Purposes.MustKeep(purpose))
        {
            Names(given, proposed, purpose, warnings);
        }

        return [.. warnings.Distinct().Take(WarningsMax)];
    }

    private static void Added(string kind, IReadOnlyDictionary<string, string> made, IReadOnlyDictionary<string, string> given, List<Warning> warnings) =>
        warnings.AddRange(made.Where(m => !given.ContainsKey(m.Key)).Select(m => new Warning(kind + "-added", m.Value)));

    private static void Missing(string kind, IReadOnlyDictionary<string, string> given, IReadOnlyDictionary<string, string> made, List<Warning> warnings) =>
        warnings.AddRange(given.Where(g => !made.ContainsKey(g.Key)).Select(g => new Warning(kind + "-missing", g.Value)));

    /// <summary>Times and numbers together: five in the afternoon is 5, 17 and "five".</summary>
    private static void Numbers(Facts given, Facts made, string material, string proposed, bool missing, List<Warning> warnings)
    {
        var (of, against) = missing ? (given, made) : (made, given);
        var other = missing ? proposed : material;
        var hours = against.Times.Keys.SelectMany(Hours).ToHashSet(StringComparer.Ordinal);
        foreach (var (time, shown) in of.Times.Where(t => !against.Times.ContainsKey(t.Key)))
        {
            if (!Hours(time).Any(h => against.Numbers.ContainsKey(h) || IsWord(h, other)))
            {
                warnings.Add(new Warning(missing ? "time-missing" : "time-added", shown));
            }
        }

        foreach (var (number, shown) in of.Numbers.Where(n => !against.Numbers.ContainsKey(n.Key) && !hours.Contains(n.Key)))
        {
            if (!IsWord(number, other) && !against.Phones.Keys.Any(p => p.EndsWith(number, StringComparison.Ordinal) && number.Length > 3))
            {
                warnings.Add(new Warning(missing ? "number-missing" : "number-added", shown));
            }
        }
    }

    /// <summary>The hour of a time as it may be said: 17:30 as 17 and 5.</summary>
    private static string[] Hours(string time)
    {
        var hour = int.Parse(time.AsSpan(0, 2), NumberStyles.None, CultureInfo.InvariantCulture);
        return [hour.ToString(CultureInfo.InvariantCulture), (hour % 12 == 0 ? 12 : hour % 12).ToString(CultureInfo.InvariantCulture)];
    }

    private static bool IsWord(string number, string text) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && Word().Matches(text).Any(m => NumberWords.Of(m.Value) == n);

    /// <summary>A translation may put a title before a name or inflect it: one word of it that is there is enough. A rewrite keeps all of it.</summary>
    private static void Names(Facts given, string proposed, Purpose purpose, List<Warning> warnings)
    {
        var letters = proposed.Where(char.IsLetter).ToList();
        if (letters.Count == 0 || letters.Count(c => c < '\u0250') < letters.Count * LatinMin)
        {
            warnings.AddRange(given.Names.Count > 0 ? [new Warning("names-script")] : []);
            return;
        }

        var text = Facts.Fold(proposed);
        var days = given.Days.Values.ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var name in given.Names.Where(n => !days.Contains(n)))
        {
            var words = name.Split([' ', '\u00A0'], StringSplitOptions.RemoveEmptyEntries).Where(w => w.Length > 2 && char.IsUpper(w[0])).Select(Facts.Fold).ToList();
            var kept = words.Count(w => text.Contains(w, StringComparison.Ordinal));
            if (words.Count > 0 && (purpose == Purpose.Translate ? kept == 0 : kept < words.Count))
            {
                warnings.Add(new Warning("name-missing", name));
            }
        }
    }

    [GeneratedRegex(@"\p{L}+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
