// What an address on the web looks like to a network that counts addresses apart from the words around them.
using System.Globalization;

namespace Folkmoot.Networks.Counting;

/// <summary>The characters of each part of an address. Halves of surrogate pairs are judged each on its own, as both networks do that use this.</summary>
/// <param name="Schemes">What may stand before <c>://</c>.</param>
/// <param name="BareNames">Whether a name without a scheme counts (<c>example.gov</c>).</param>
/// <param name="HyphenInPunycode">Whether an encoded top-level name may have further hyphens.</param>
/// <param name="Label">Inside a name, besides the hyphen and the underscore.</param>
/// <param name="Path">In a path; parentheses only in pairs.</param>
/// <param name="PathEnd">With what a path may end.</param>
/// <param name="EndGroup">What a pair of parentheses may hold with which a path ends.</param>
/// <param name="Query">Behind the question mark.</param>
/// <param name="QueryEnd">With what a query may end.</param>
internal sealed record AddressGrammar(
    IReadOnlyList<string> Schemes,
    bool BareNames,
    bool HyphenInPunycode,
    Func<char, bool> Label,
    Func<char, bool> Path,
    Func<char, bool> PathEnd,
    Func<char, bool> EndGroup,
    Func<char, bool> Query,
    Func<char, bool> QueryEnd)
{
    /// <summary>X: the rules of twitter-text 3.1.0 (read 2026-11-22).</summary>
    public static AddressGrammar X { get; } = new(
        ["https", "http"], BareNames: true, HyphenInPunycode: true, c => IsLabel(c, more: ""), IsPath, IsPathEnd, IsPath, IsQuery, IsQueryEnd);

    /// <summary>Mastodon: the same with wider paths and queries, more schemes, and no bare names (config/initializers/twitter_regex.rb, read 2026-11-22).</summary>
    public static AddressGrammar Mastodon { get; } = new(
        ["https", "http", "dat", "dweb", "ipfs", "ipns", "ssb", "gopher", "gemini"],
        BareNames: false,
        HyphenInPunycode: false,
        c => IsLabel(c, more: "\"`") && !char.IsControl(c),
        IsWidePath,
        c => IsWidePath(c) && !"!*\"'「」;:=,.$%[]~&|@".Contains(c, StringComparison.Ordinal),
        c => IsPath(c) || char.GetUnicodeCategory(c) == UnicodeCategory.DashPunctuation,
        c => IsQuery(c) || c == '^' || IsBeyondAscii(c),
        c => IsQueryEnd(c) || IsBeyondAscii(c));

    public static bool IsSpace(char c) =>
        c is (>= '\t' and <= '\r') or ' ' or '\u0085' or '\u00A0' or '\u1680' or '\u180E' or (>= '\u2000' and <= '\u200A') or '\u2028' or '\u2029' or '\u202F' or '\u205F' or '\u3000';

    /// <summary>Characters that turn the direction of writing.</summary>
    public static bool IsDirection(char c) => c is (>= '\u202A' and <= '\u202E') or '\u061C' or '\u200E' or '\u200F' or (>= '\u2066' and <= '\u2069');

    /// <summary>Characters that X allows in no post.</summary>
    public static bool IsForbidden(char c) => c is '\uFFFE' or '\uFEFF' or '\uFFFF';

    /// <summary>Latin letters with marks, and the marks.</summary>
    public static bool IsLatinAccent(char c) =>
        c is (>= '\u00C0' and <= '\u024F' and not ('\u00D7' or '\u00F7')) or '\u0253' or '\u0254' or '\u0256' or '\u0257' or '\u0259' or '\u025B' or '\u0263' or '\u0268' or '\u026F'
            or '\u0272' or '\u0289' or '\u028B' or '\u02BB' or (>= '\u0300' and <= '\u036F') or (>= '\u1E00' and <= '\u1EFF');

    private static bool IsLabel(char c, string more) =>
        !"!'#%&()*+,\\-./:;<=>?@[]^_{|}~$".Contains(c, StringComparison.Ordinal) && !more.Contains(c, StringComparison.Ordinal)
        && !IsSpace(c) && !IsForbidden(c) && !IsDirection(c);

    private static bool IsLetter(char c) => char.IsAsciiLetterOrDigit(c) || c is >= '\u0400' and <= '\u04FF' || IsLatinAccent(c);

    private static bool IsPath(char c) => IsLetter(c) || "!*';:=+,.$/%#[]-–_~@|&".Contains(c, StringComparison.Ordinal);

    private static bool IsPathEnd(char c) => IsLetter(c) || "+-=_#/".Contains(c, StringComparison.Ordinal);

    private static bool IsQuery(char c) => char.IsAsciiLetterOrDigit(c) || "!?*'@();:&=+$/%#[]-_.,~|".Contains(c, StringComparison.Ordinal);

    private static bool IsQueryEnd(char c) => char.IsAsciiLetterOrDigit(c) || "-_&=#/".Contains(c, StringComparison.Ordinal);

    // Unicode's White_Space has all the spaces above save U+180E.
    private static bool IsWidePath(char c) => (!IsSpace(c) || c == '\u180E') && c is not ('<' or '>' or '(' or ')' or '?');

    private static bool IsBeyondAscii(char c) => c is (>= '\u00A0' and <= '\uFDCF') or (>= '\uFDF0' and <= '\uFFEF');
}
