// Signs a request as an account, by keys that X shows once and that do not expire (OAuth 1.0a).
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Folkmoot.Networks.X;

/// <summary>RFC 5849, HMAC-SHA1. JSON and multipart bodies are no part of what is signed (§3.4.1.3.1); the query is.</summary>
internal static class OAuthSignature
{
    /// <param name="nonce">Different for every request.</param>
    public static string Header(string method, Uri address, XSettings settings, string nonce, DateTimeOffset at)
    {
        var oauth = new List<(string Name, string Value)>
        {
            ("oauth_consumer_key", settings.Key),
            ("oauth_nonce", nonce),
            ("oauth_signature_method", "HMAC-SHA1"),
            ("oauth_timestamp", at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
            ("oauth_token", settings.Token),
            ("oauth_version", "1.0"),
        };
        var signed = oauth.Concat(Query(address)).Select(pair => (Name: Escape(pair.Name), Value: Escape(pair.Value)))
            .OrderBy(pair => pair.Name, StringComparer.Ordinal).ThenBy(pair => pair.Value, StringComparer.Ordinal).Select(pair => $"{pair.Name}={pair.Value}");
        var text = $"{method.ToUpperInvariant()}&{Escape(address.GetLeftPart(UriPartial.Path))}&{Escape(string.Join('&', signed))}";
        var key = Encoding.ASCII.GetBytes($"{Escape(settings.KeySecret)}&{Escape(settings.TokenSecret)}");
#pragma warning disable CA5350 // The protocol knows no other; what protects the request is TLS.
        var signature = Convert.ToBase64String(HMACSHA1.HashData(key, Encoding.ASCII.GetBytes(text)));
#pragma warning restore CA5350
        oauth.Add(("oauth_signature", signature));
        return string.Join(", ", oauth.Select(pair => $"{pair.Name}=\"{Escape(pair.Value)}\""));
    }

    private static IEnumerable<(string Name, string Value)> Query(Uri address) =>
        address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair =>
        {
            int at = pair.IndexOf('=', StringComparison.Ordinal);
            return (Uri.UnescapeDataString(at < 0 ? pair : pair[..at]), at < 0 ? "" : Uri.UnescapeDataString(pair[(at + 1)..]));
        });

    /// <summary>RFC 3986's unreserved characters stay.</summary>
    private static string Escape(string value) => Uri.EscapeDataString(value);
}
