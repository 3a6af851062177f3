// Finds what a template leaves to be filled in, and puts ready words into a text. Pure.
using System.Text.RegularExpressions;

namespace Folkmoot.Publishing.Snippets;

internal static partial class Placeholders
{
    /// <summary>Words in braces, in their order, each once: {date}, {name of the school}.</summary>
    public static IReadOnlyList<string> In(params IEnumerable<string> texts) =>
        [.. texts.SelectMany(t => Braces().Matches(t).Select(m => m.Value)).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Hashtags go behind the last word, other texts into a line of their own.</summary>
    public static string Append(string text, SnippetKind kind, string piece)
    {
        var before = text.TrimEnd();
        return before.Length == 0 ? piece : before + (kind == SnippetKind.Hashtags ? " " : "\n") + piece;
    }

    /// <summary>What still stands in a post that was to be filled in.</summary>
    public static Problem? Left(PostContent content) =>
        In([content.Title, content.Text, .. content.Versions.Select(v => v.Text)]) is { Count: > 0 } left ? new Problem("placeholder", false, PostPart.Text, null, string.Join(", ", left)) : null;

    [GeneratedRegex(@"\{\p{L}[\p{L}\p{Nd} _-]{0,39}\}")]
    private static partial Regex Braces();
}
