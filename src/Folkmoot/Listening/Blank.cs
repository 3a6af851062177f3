// Blanks out what says nothing about how somebody feels but much about who they are, keeping every position in place.
using System.Text.RegularExpressions;

namespace Folkmoot.Listening;

internal static partial class Blank
{
    /// <summary>Web and e-mail addresses, names of accounts and long numbers become spaces; the length stays the same.</summary>
    public static string Out(string text) => Identifying().Replace(text, match => new string(' ', match.Length));

    [GeneratedRegex(@"https?://\S+|www\.\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<!\w)@[\w.-]*\w|\+?\d[\d ().-]{6,}\d", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Identifying();
}
