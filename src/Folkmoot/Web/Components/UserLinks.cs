// Finds the web addresses in what a person wrote, so that they can be links.
using System.Text.RegularExpressions;

namespace Folkmoot.Web.Components;

internal static partial class UserLinks
{
    public static IEnumerable<(string Text, bool IsLink)> Split(string text)
    {
        var done = 0;
        foreach (Match match in Address().Matches(text))
        {
            var address = Trim(match.Value);
            if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            {
                continue;
            }

            if (match.Index > done)
            {
                yield return (text[done..match.Index], false);
            }

            yield return (address, true);
            done = match.Index + address.Length;
        }

        if (done < text.Length)
        {
            yield return (text[done..], false);
        }
    }

    /// <summary>Without the punctuation that ends the sentence, and without a closing bracket that the address did not open.</summary>
    private static string Trim(string address)
    {
        var end = address.TrimEnd('.', ',', ';', ':', '!', '?', '"', '\'', '»', '”');
        return end.EndsWith(')') && !end.Contains('(', StringComparison.Ordinal) ? Trim(end[..^1]) : end;
    }

    [GeneratedRegex(@"https?://[^\s<>]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
