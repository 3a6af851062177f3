// Writes a text's hashtags in CamelCase, so that screen readers say their words, and proposes some from what it is about. Pure.
using System.Text.RegularExpressions;
using Folkmoot.Drafting.Claims;
using Folkmoot.Text.PersonalData;
using Folkmoot.Text.Summaries;

namespace Folkmoot.Drafting.Own;

internal static partial class Hashtags
{
    /// <summary>So many in all; more are noise to those who listen.</summary>
    private const int Most = 3;

    private const int LengthMax = 28;

    private const int WordsMax = 3;

    private const int RepeatedMin = 3;

    /// <param name="source">What the post was made from; may be empty.</param>
    public static string Of(string text, string source)
    {
        var words = Word().Matches(Tag().Replace(text + " " + source, " ")).Select(m => m.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var cased = Tag().Replace(text, m => m.Groups["sign"].Value + (HashtagWords.CamelCase(m.Groups["tag"].Value, words) ?? m.Groups["tag"].Value));
        var there = Tag().Matches(cased).Select(m => m.Groups["tag"].Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var added = new List<string>();
        foreach (var phrase in Named(text, source).Concat(Repeated(text, source)))
        {
            var tag = string.Concat(Word().Matches(phrase).Select(m => char.ToUpperInvariant(m.Value[0]) + m.Value[1..]));
            var known = there.Concat(added).Any(t => t.Contains(tag, StringComparison.OrdinalIgnoreCase) || tag.Contains(t, StringComparison.OrdinalIgnoreCase));
            if (there.Count + added.Count < Most && tag.Length is > 3 and <= LengthMax && tag.Any(char.IsLetter) && !known)
            {
                added.Add(tag);
            }
        }

        return added.Count == 0 ? cased : $"{cased.TrimEnd()}\n\n{string.Join(' ', added.Select(t => "#" + t))}";
    }

    /// <summary>Names in the text that are not a person's: the one that text and source name most often first.</summary>
    private static IEnumerable<string> Named(string text, string source)
    {
        var people = PersonalDataScanner.Find(text).Where(p => p.Kind == PersonalKind.Name).ToList();
        var names = ClaimReader.Read(text).Where(c => c.Kind == ClaimKind.Name && !people.Exists(p => p.Start < c.Start + c.Value.Length && c.Start < p.End)).Select(c => Article().Replace(c.Value, "")).Distinct(StringComparer.OrdinalIgnoreCase).Where(n => n.Split(' ').Length is > 1 and <= WordsMax);
        return names.Select((n, i) => (Name: n, Times: Regex.Count(text + "\n" + source, Regex.Escape(n), RegexOptions.IgnoreCase), Place: i)).OrderByDescending(n => n.Times).ThenBy(n => n.Place).Select(n => n.Name);
    }

    /// <summary>Two words that come again and again, none of them a small one, and that the text has too.</summary>
    private static IEnumerable<string> Repeated(string text, string source) =>
        KeyPhrases.Of(Links().Replace(text + "\n" + source, " "), 30).Where(p => p.Count >= RepeatedMin && p.Text.Split(' ') is { Length: 2 } pair && pair.All(w => w.Length > 3 && w.All(char.IsLetter))
            && text.Contains(p.Text, StringComparison.OrdinalIgnoreCase)).Select(p => p.Text);

    [GeneratedRegex(@"(?<sign>(?<![\p{L}\d&/])[#＃])(?<tag>[\p{L}\d_]*\p{L}[\p{L}\d_]*)", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    [GeneratedRegex(@"^(?:The|El|La|Los|Las)\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Article();

    [GeneratedRegex(@"[\p{L}\p{M}\d]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"\S+(?:://|@)\S*|www\.\S+", RegexOptions.CultureInvariant)]
    private static partial Regex Links();
}
