// Makes plain text of what a model said: nothing in it can act, hide or mislead the eye. Pure.
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Folkmoot.Drafting;

internal static partial class Answer
{
    /// <summary>Longest text taken from a model in UTF-16 units; what our own pages take is no longer.</summary>
    public const int TextMax = 50_000;

    /// <summary>Empty where nothing is left.</summary>
    public static string Clean(string said)
    {
        // What a model thinks aloud before it answers is no part of the answer.
        var text = Thoughts().Replace(said.ReplaceLineEndings("\n"), "");
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!IsHidden(rune))
            {
                kept.Append(rune.ToString());
            }
        }

        var clean = Unwrap(kept.ToString().Trim());
        return clean.Length <= TextMax ? clean : clean[..(char.IsHighSurrogate(clean[TextMax - 1]) ? TextMax - 1 : TextMax)];
    }

    /// <summary>Characters that only machines see, or that turn the order of what people see; the joiners that scripts and emoji need stay.</summary>
    private static bool IsHidden(Rune rune) =>
        rune.Value is not ('\n' or '\t' or 0x200C or 0x200D or 0x200E or 0x200F)
        && Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;

    /// <summary>Without the code fence or the quotation marks that some models put around everything.</summary>
    private static string Unwrap(string text)
    {
        var match = Fence().Match(text);
        var inner = match.Success ? match.Groups[1].Value.Trim() : text;
        return inner.Length > 2 && (inner[0], inner[^1]) is ('"', '"') or ('“', '”') or ('«', '»') && inner.AsSpan(1, inner.Length - 2).IndexOfAny("\"“”«»") < 0
            ? inner[1..^1].Trim()
            : inner;
    }

    [GeneratedRegex(@"<think(?:ing)?>.*?(?:</think(?:ing)?>|\z)", RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Thoughts();

    [GeneratedRegex(@"\A```[a-z]*\n(.*)\n```\z", RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Fence();
}
