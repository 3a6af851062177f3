// A signature that stands beside what it signs: a JSON Web Signature in compact form without its payload (RFC 7515, appendix F), ES256. Pure.
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Folkmoot.Noticeboard.Signing;

/// <param name="Header">As it was written, in base64url: it is signed too.</param>
/// <param name="Payload">Null where it is detached, as ours are.</param>
/// <param name="SignedAt">By the house's clock.</param>
internal sealed record DetachedJws(string Header, byte[]? Payload, byte[] Signature, string Kid, DateTimeOffset SignedAt)
{
    public const string Algorithm = "ES256";

    /// <summary>So that nothing else which this key may ever sign passes for a post.</summary>
    public const string Type = "folkmoot-post+jws";

    public const string MediaType = "application/jose";

    /// <summary>Characters; ours have about 300.</summary>
    public const int LengthMax = 200_000;

    public static string Sign(ECDsa key, string kid, ReadOnlySpan<byte> document, DateTimeOffset at)
    {
        var header = Base64UrlText.Of(CanonicalJson.Write(new JsonObject
        {
            ["alg"] = Algorithm,
            ["cty"] = "json",
            ["iat"] = at.ToUnixTimeSeconds(),
            ["kid"] = kid,
            ["typ"] = Type,
        }));
        // RFC 7518, section 3.4: the two numbers one after the other, 32 bytes each.
        var signature = key.SignData(Input(header, document), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        return $"{header}..{Base64UrlText.Of(signature)}";
    }

    /// <summary>Null for what is none of ours: another algorithm or type, a header that must be understood and is not, padding, more than three parts.</summary>
    public static DetachedJws? TryRead(string text)
    {
        text = text.Trim();
        if (text.Length > LengthMax || text.Split('.') is not [var header, var payload, var signature])
        {
            return null;
        }

        if (Base64UrlText.TryRead(header) is not { } headerBytes || CanonicalJson.TryWrite(headerBytes) is not { } canonical
            || Base64UrlText.TryRead(signature) is not { } signed || Base64UrlText.TryRead(payload) is not { } payloadBytes)
        {
            return null;
        }

        using var document = JsonDocument.Parse(canonical);
        var members = document.RootElement;
        return members.Text("alg") == Algorithm && members.Text("typ") == Type && members.Member("crit") is null && members.Member("b64") is null
            && members.Text("kid") is { } kid && members.Instant("iat") is { } at
                ? new(header, payload.Length == 0 ? null : payloadBytes, signed, kid, at)
                : null;
    }

    public bool Holds(ECDsa key, ReadOnlySpan<byte> document) => Holds(key, Input(Header, document), Signature);

    /// <summary>ES256 itself.</summary>
    internal static bool Holds(ECDsa key, byte[] input, byte[] signature) =>
        key.VerifyData(input, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);

    /// <summary>RFC 7515, section 5.1: what is signed.</summary>
    internal static byte[] Input(string header, ReadOnlySpan<byte> document) => Encoding.ASCII.GetBytes($"{header}.{Base64UrlText.Of(document)}");
}
