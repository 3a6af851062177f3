// What a short link may be called and lead to, which addresses stand in a text, and which requests are people. Pure.
using System.Text.RegularExpressions;

namespace Folkmoot.Publishing.Links;

internal static partial class LinkRules
{
    public const string Prefix = "/l/";
    public const int CodeMax = 40;
    public const int CodeMin = 3;

    /// <summary>Length of a code that is made: nine of 31 signs, so that two of a million never meet and nobody finds links by trying.</summary>
    public const int MadeLength = 9;

    /// <summary>Without signs that are taken for each other when they are read aloud or from a poster.</summary>
    private const string Signs = "23456789abcdefghjkmnpqrstuvwxyz";

    private static readonly string[] Machines =
    [
        "bot", "crawl", "spider", "slurp", "preview", "fetch", "scan", "monitor", "facebookexternalhit", "facebookcatalog", "whatsapp", "telegram", "discord", "slack", "skypeuri", "embedly",
        "mastodon", "pleroma", "akkoma", "misskey", "cardyb", "bluesky", "curl", "wget", "python", "java/", "go-http", "okhttp", "httpclient", "headless", "lighthouse", "folkmoot",
    ];

    /// <param name="random">Bytes of a secure source, at least <see cref="MadeLength"/>.</param>
    public static string Make(ReadOnlySpan<byte> random)
    {
        Span<char> code = stackalloc char[MadeLength];
        for (var i = 0; i < code.Length; i++)
        {
            code[i] = Signs[random[i] % Signs.Length];
        }

        return new string(code);
    }

    /// <summary>A word that people chose, as it is kept; null where it cannot be one.</summary>
    public static string? Word(string typed) => typed.Trim().ToLowerInvariant() is var word && Words().IsMatch(word) ? word : null;

    /// <summary>The address as it is kept; null where a short link may not lead there.</summary>
    /// <param name="root">Of this house: a short link to a short link would hide where it leads.</param>
    public static string? Target(string typed, Uri? root) =>
        Uri.TryCreate(typed.Trim(), UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
        && address.UserInfo.Length == 0 && address.Host.Length > 0 && address.AbsoluteUri.Length <= ShortLink.TargetMax && CodeIn(address, root) is null
            ? address.AbsoluteUri
            : null;

    /// <summary>Web addresses that stand written out in a text, each once, without the punctuation behind them.</summary>
    public static IReadOnlyList<string> AddressesIn(params IEnumerable<string> texts) =>
        [.. texts.SelectMany(t => Addresses().Matches(t)).Select(m => Trimmed(m.Value)).Where(a => Uri.TryCreate(a, UriKind.Absolute, out _)).Distinct(StringComparer.Ordinal)];

    /// <summary>Codes of this house's short links in texts, each once.</summary>
    public static IReadOnlyList<string> CodesIn(Uri? root, params IEnumerable<string> texts) =>
        [.. AddressesIn(texts).Select(a => CodeIn(new Uri(a), root)).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>The text with these addresses replaced, whole addresses only.</summary>
    public static string Replace(string text, IReadOnlyDictionary<string, string> shorter) => Addresses().Replace(text, m =>
    {
        var address = Trimmed(m.Value);
        return shorter.TryGetValue(address, out var other) ? other + m.Value[address.Length..] : m.Value;
    });

    /// <summary>Whether a person follows the link: not a program that looks what is there, nor a browser that fetches ahead.</summary>
    public static bool IsPerson(string method, string? userAgent, string? purpose) =>
        HttpMethods.IsGet(method) && !string.IsNullOrWhiteSpace(userAgent) && purpose?.Contains("prefetch", StringComparison.OrdinalIgnoreCase) is not true
        && !Array.Exists(Machines, m => userAgent.Contains(m, StringComparison.OrdinalIgnoreCase));

    private static string? CodeIn(Uri address, Uri? root) =>
        root is not null && address.Authority.Equals(root.Authority, StringComparison.OrdinalIgnoreCase) && address.AbsolutePath.StartsWith(Prefix, StringComparison.Ordinal)
            ? address.AbsolutePath[Prefix.Length..].TrimEnd('+', '/').ToLowerInvariant()
            : null;

    private static string Trimmed(string found)
    {
        var end = found.Length;
        while (end > 0 && (".,;:!?'\"»”’…".Contains(found[end - 1], StringComparison.Ordinal) || (found[end - 1] == ')' && found.AsSpan(0, end).Count('(') < found.AsSpan(0, end).Count(')'))))
        {
            end--;
        }

        return found[..end];
    }

    [GeneratedRegex("^[a-z0-9](?:[a-z0-9-]{1,38}[a-z0-9])$")]
    private static partial Regex Words();

    [GeneratedRegex(@"https?://[^\s<>\u0022\[\]{}|\\^`]+", RegexOptions.IgnoreCase)]
    private static partial Regex Addresses();
}
