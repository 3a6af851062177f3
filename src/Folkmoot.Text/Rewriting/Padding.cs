// Takes out of a text what says nothing: opening formulas, and asides in brackets without a figure, a link or a name.
using System.Text.RegularExpressions;

namespace Folkmoot.Text.Rewriting;

public static partial class Padding
{
    /// <summary>Without opening formulas ("please be advised that").</summary>
    /// <param name="language">English or Spanish; other texts stay as they are.</param>
    public static string Remove(string text, string? language) => language switch
    {
        "en" => Take(English(), text),
        "es" => Take(Spanish(), text),
        _ => text,
    };

    /// <summary>Without asides in brackets, where nothing in them is a figure, a link, or begins with a capital.</summary>
    public static string RemoveAsides(string text) => Aside().Replace(text, "");

    private static string Take(Regex formulas, string text) => formulas.Replace(text, m =>
        m.Groups["begin"].Success ? m.Groups["begin"].Value + m.Groups["next"].Value.ToUpperInvariant() : m.Groups["next"].Value);

    [GeneratedRegex(
        @"(?:(?<begin>^\s*|[.!?]\s+|\n\s*)|\b)(?:please\s+(?:be\s+advised|note|be\s+aware|be\s+informed|remember)\s+that|it\s+should\s+be\s+noted\s+that|it\s+is\s+important\s+to\s+note\s+that|"
        + @"we\s+would\s+like\s+to\s+(?:inform|advise|remind)\s+(?:you|residents|everyone)\s+that|we\s+are\s+(?:pleased|proud|happy|excited|delighted)\s+to\s+(?:announce|inform\s+you)\s+that|"
        + @"residents\s+are\s+(?:advised|reminded|informed)\s+that|the\s+public\s+is\s+(?:advised|reminded|informed)\s+that|this\s+is\s+to\s+inform\s+you\s+that|as\s+you\s+may\s+know|needless\s+to\s+say),?\s+(?<next>\S)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex English();

    [GeneratedRegex(
        @"(?:(?<begin>^\s*|[.!?]\s+|\n\s*)|\b)(?:(?:le|les|os|te)\s+(?:informamos|comunicamos|recordamos)\s+(?:de\s+)?que|se\s+(?:informa|comunica|recuerda|hace\s+saber)\s+(?:a\s+la\s+ciudadanía\s+|a\s+los\s+(?:vecinos|residentes|ciudadanos)\s+)?(?:de\s+)?que(?=\s+(?:el|la|los|las|un|una|hay|habrá|no|está|están)\b)|"
        + @"cabe\s+(?:destacar|señalar|recordar)\s+que|es\s+importante\s+(?:destacar|señalar|recordar)\s+que|nos\s+complace\s+(?:anunciar|informarles?)\s+(?:de\s+)?que|hay\s+que\s+tener\s+en\s+cuenta\s+que|como\s+(?:ya\s+)?saben?),?\s+(?<next>\S)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Spanish();

    [GeneratedRegex(@"\s*\((?![^)]*(?:\d|://|www\.|@|#|\p{Lu}))[^()\n]{1,160}\)", RegexOptions.CultureInvariant)]
    private static partial Regex Aside();
}
