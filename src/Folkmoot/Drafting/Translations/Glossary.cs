// Whether a translation calls things what the agency calls them. Pure.
namespace Folkmoot.Drafting.Translations;

internal static class Glossary
{
    /// <summary>A warning for each term that the source has and whose translation is not in the text.</summary>
    public static IReadOnlyList<Warning> Check(string source, string translated, IEnumerable<(string Term, string Translation)> terms)
    {
        var (given, made) = (Facts.Fold(source), Facts.Fold(translated));
        return [.. terms.Where(t => Has(given, Facts.Fold(t.Term)) && !made.Contains(Facts.Fold(t.Translation), StringComparison.Ordinal)).Select(t => new Warning("glossary", $"{t.Term} → {t.Translation}"))];
    }

    /// <summary>As words of its own, not as a part of one.</summary>
    private static bool Has(string text, string term)
    {
        for (var at = text.IndexOf(term, StringComparison.Ordinal); at >= 0 && term.Length > 0; at = text.IndexOf(term, at + 1, StringComparison.Ordinal))
        {
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (at + term.Length == text.Length || !char.IsLetterOrDigit(text[at + term.Length])))
            {
                return true;
            }
        }

        return false;
    }
}
