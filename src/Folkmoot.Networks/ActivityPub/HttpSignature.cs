// The signatures that most of the network sends: "Signing HTTP Messages", draft-cavage-http-signatures-12, with RSA and SHA-256.
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Folkmoot.Networks.ActivityPub;

internal static partial class HttpSignature
{
    private const int HeaderMax = 8_000;
    private const int NamesMax = 50;

    /// <summary>Signs a request that is about to leave; sets its Date, Digest where it has a body, and Signature.</summary>
    public static void Sign(HttpRequestMessage request, ReadOnlySpan<byte> body, string keyId, RSA key, DateTimeOffset now)
    {
        var address = request.RequestUri!;
        var date = now.ToUniversalTime().ToString("R", CultureInfo.InvariantCulture);
        var hasBody = request.Content is not null;
        var digest = hasBody ? BodyDigest.Digest(body) : null;
        var text = $"(request-target): {request.Method.Method.ToLowerInvariant()} {address.PathAndQuery}\nhost: {address.Authority}\ndate: {date}"
            + (hasBody ? $"\ndigest: {digest}" : "");
        var value = Convert.ToBase64String(key.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        request.Headers.Host = address.Authority;
        request.Headers.TryAddWithoutValidation("Date", date);
        if (hasBody)
        {
            request.Headers.TryAddWithoutValidation("Digest", digest);
        }

        request.Headers.TryAddWithoutValidation(
            "Signature", $"keyId=\"{keyId}\",algorithm=\"rsa-sha256\",headers=\"(request-target) host date{(hasBody ? " digest" : "")}\",signature=\"{value}\"");
    }

    public static RequestSignature? Read(ReceivedRequest request, DateTimeOffset now, out SignatureFault fault)
    {
        if (request["Signature"] is not { Length: > 0 and <= HeaderMax } header)
        {
            fault = SignatureFault.Missing;
            return null;
        }

        fault = SignatureFault.Unreadable;
        if (Parameters(header) is not { } given || !given.TryGetValue("keyId", out var keyId) || !given.TryGetValue("signature", out var coded)
            || RequestSignature.Bytes(coded) is not { Length: > 0 } value || given.GetValueOrDefault("algorithm", "hs2019") is not ("rsa-sha256" or "hs2019"))
        {
            return null;
        }

        var names = given.GetValueOrDefault("headers", "date").ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (names.Length > NamesMax || names.Distinct().Count() != names.Length || Base(request, names, given) is not { } signatureBase)
        {
            return null;
        }

        fault = !names.Contains("(request-target)") || !names.Contains("host") || !names.Contains("digest") ? SignatureFault.Incomplete
            : !BodyDigest.IsDigest(request["Digest"]!, request.Body.Span) ? SignatureFault.Tampered
            : Age(request, names, given, now);
        return new RequestSignature(keyId, Encoding.UTF8.GetBytes(signatureBase), value);
    }

    /// <summary>A date that was not signed says nothing.</summary>
    private static SignatureFault Age(ReceivedRequest request, string[] names, Dictionary<string, string> given, DateTimeOffset now)
    {
        var dates = new List<DateTimeOffset?>();
        if (names.Contains("date"))
        {
            dates.Add(DateTimeOffset.TryParseExact(request["Date"], "R", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null);
        }

        if (names.Contains("(created)"))
        {
            dates.Add(Instant(given["created"]));
        }

        var expires = names.Contains("(expires)") ? Instant(given["expires"]) : DateTimeOffset.MaxValue;
        return dates.Count == 0 ? SignatureFault.Incomplete
            : dates.All(at => at is { } known && RequestSignature.IsFresh(known, now)) && expires > now ? SignatureFault.None
            : SignatureFault.Stale;
    }

    private static DateTimeOffset? Instant(string seconds) =>
        long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < 253_402_300_799 ? DateTimeOffset.FromUnixTimeSeconds(number) : null;

    /// <summary>The text that was signed; null where it names something that the request does not have.</summary>
    internal static string? Base(ReceivedRequest request, IReadOnlyList<string> names, IReadOnlyDictionary<string, string> given)
    {
        var lines = new List<string>(names.Count);
        foreach (var name in names)
        {
            var value = name switch
            {
                "(request-target)" => $"{request.Method.ToLowerInvariant()} {request.Address.PathAndQuery}",
                "(created)" => given.GetValueOrDefault("created"),
                "(expires)" => given.GetValueOrDefault("expires"),
                "host" => request.Address.Authority,
                _ => request[name],
            };
            if (value is null)
            {
                return null;
            }

            lines.Add($"{name}: {value}");
        }

        return string.Join('\n', lines);
    }

    /// <summary>Null where it is no list of parameters, or one is there twice.</summary>
    private static Dictionary<string, string>? Parameters(string header)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        var read = 0;
        foreach (Match match in Parameter().Matches(header))
        {
            if (match.Index != read || !given.TryAdd(match.Groups["name"].Value, match.Groups["text"].Success ? match.Groups["text"].Value : match.Groups["number"].Value))
            {
                return null;
            }

            read += match.Length;
        }

        return read == header.Length ? given : null;
    }

    [GeneratedRegex(@"\s*(?<name>[A-Za-z]{1,20})=(?:""(?<text>[^""]*)""|(?<number>[0-9]{1,20}))\s*(?:,|$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Parameter();
}
