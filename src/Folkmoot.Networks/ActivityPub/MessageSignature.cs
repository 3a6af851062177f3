// The signatures of the standard: RFC 9421, "HTTP Message Signatures", with RSA (PKCS #1 v1.5) and SHA-256, as Fedify sends them first.
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Folkmoot.Networks.ActivityPub;

internal static partial class MessageSignature
{
    private const int HeaderMax = 8_000;

    public static RequestSignature? Read(ReceivedRequest request, string input, DateTimeOffset now, out SignatureFault fault)
    {
        fault = SignatureFault.Unreadable;
        if (input.Length > HeaderMax || request["Signature"] is not { Length: <= HeaderMax } values)
        {
            return null;
        }

        // Of several signatures (a proxy may add one) the first that has its value counts.
        foreach (Match match in Entry().Matches(input))
        {
            if (Value(values, match.Groups["label"].Value) is { } value)
            {
                return Read(request, match, value, now, out fault);
            }
        }

        return null;
    }

    private static RequestSignature? Read(ReceivedRequest request, Match entry, byte[] value, DateTimeOffset now, out SignatureFault fault)
    {
        fault = SignatureFault.Unreadable;
        var names = Quoted().Matches(entry.Groups["names"].Value).Select(m => m.Groups["text"].Value).ToList();
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Match parameter in Parameter().Matches(entry.Groups["parameters"].Value))
        {
            if (!given.TryAdd(parameter.Groups["name"].Value, parameter.Groups["text"].Success ? parameter.Groups["text"].Value : parameter.Groups["number"].Value))
            {
                return null;
            }
        }

        if (!given.TryGetValue("keyid", out var keyId) || given.GetValueOrDefault("alg", "rsa-v1_5-sha256") != "rsa-v1_5-sha256"
            || names.Distinct().Count() != names.Count || Base(request, names, entry.Groups["inner"].Value) is not { } signatureBase)
        {
            return null;
        }

        fault = Fault(request, names, given, now);
        return new RequestSignature(keyId, Encoding.UTF8.GetBytes(signatureBase), value);
    }

    private static SignatureFault Fault(ReceivedRequest request, List<string> names, Dictionary<string, string> given, DateTimeOffset now)
    {
        var whole = names.Contains("@target-uri") || ((names.Contains("@path") || names.Contains("@request-target")) && (names.Contains("@authority") || names.Contains("host")));
        if (!names.Contains("@method") || !whole || !names.Contains("content-digest") || Instant(given, "created") is not { } created)
        {
            return SignatureFault.Incomplete;
        }

        return !BodyDigest.IsContentDigest(request["Content-Digest"]!, request.Body.Span) ? SignatureFault.Tampered
            : RequestSignature.IsFresh(created, now) && (!given.ContainsKey("expires") || Instant(given, "expires") > now) ? SignatureFault.None
            : SignatureFault.Stale;
    }

    private static DateTimeOffset? Instant(Dictionary<string, string> given, string name) =>
        long.TryParse(given.GetValueOrDefault(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < 253_402_300_799
            ? DateTimeOffset.FromUnixTimeSeconds(number) : null;

    /// <summary>Section 2.5; null where it names something that the request does not have or that we do not know.</summary>
    /// <param name="parameters">The list of names with its parameters, as it came.</param>
    internal static string? Base(ReceivedRequest request, IEnumerable<string> names, string parameters)
    {
        var text = new StringBuilder();
        foreach (var name in names)
        {
            var value = name switch
            {
                "@method" => request.Method,
                "@target-uri" => request.Address.AbsoluteUri,
                "@authority" or "host" => request.Address.Authority,
                "@scheme" => request.Address.Scheme,
                "@path" => request.Address.AbsolutePath,
                "@query" => request.Address.Query is { Length: > 0 } query ? query : "?",
                "@request-target" => request.Address.PathAndQuery,
                ['@', ..] => null,
                _ => request[name],
            };
            if (value is null)
            {
                return null;
            }

            text.Append('"').Append(name).Append("\": ").Append(value).Append('\n');
        }

        return text.Append("\"@signature-params\": ").Append(parameters).ToString();
    }

    private static byte[]? Value(string values, string label)
    {
        foreach (Match match in SignatureValue().Matches(values))
        {
            if (match.Groups["label"].Value == label)
            {
                return RequestSignature.Bytes(match.Groups["bytes"].Value);
            }
        }

        return null;
    }

    // Names with parameters of their own (;req, ;sf, ;bs …) are not read: nobody here sends them.
    [GeneratedRegex("""(?:^|,)\s*(?<label>[a-z*][a-z0-9_.*-]*)=(?<inner>\((?<names>(?:\s*"[^"\\]*")*)\s*\)(?<parameters>(?:;[a-z*][a-z0-9_.*-]*=(?:"[^"\\]*"|[0-9]{1,20}))*))(?=\s*(?:,|$))""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Entry();

    [GeneratedRegex("\"(?<text>[^\"]*)\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Quoted();

    [GeneratedRegex(""";(?<name>[a-z*][a-z0-9_.*-]*)=(?:"(?<text>[^"]*)"|(?<number>[0-9]+))""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Parameter();

    [GeneratedRegex("(?:^|,)\\s*(?<label>[a-z*][a-z0-9_.*-]*)=:(?<bytes>[A-Za-z0-9+/=]*):", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex SignatureValue();
}
