// A public key of an agency as the world reads it: a JSON Web Key (RFC 7517) on the curve P-256, named by its thumbprint (RFC 7638), with its period of use. Pure.
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Folkmoot.Noticeboard.Signing;

/// <param name="Agency">Whose it is: <c>urn:uuid:</c> and the agency's id, as documents name it.</param>
/// <param name="From">Since when it signs.</param>
/// <param name="Until">Until when it signed; null while it does.</param>
/// <param name="RevokedAt">When the agency said that nobody may believe it any more, whatever it signed.</param>
public sealed record PublicKey(string Kid, string X, string Y, string Agency, DateTimeOffset From, DateTimeOffset? Until, DateTimeOffset? RevokedAt)
{
    public const string Curve = "P-256";

    /// <summary>Bytes of one coordinate.</summary>
    private const int CoordinateBytes = 32;

    /// <summary>RFC 7638: SHA-256 over the canonical form of the members that a key of its type must have.</summary>
    public static string Thumbprint(params IEnumerable<(string Name, string Value)> required) =>
        Base64UrlText.Of(SHA256.HashData(CanonicalJson.Write(new JsonObject(required.Select(m => KeyValuePair.Create(m.Name, (JsonNode?)m.Value))))));

    public static string KidOf(string x, string y) => Thumbprint(("crv", Curve), ("kty", "EC"), ("x", x), ("y", y));

    internal static PublicKey Of(SigningKey key, Guid agencyId) =>
        new(key.Kid, key.X, key.Y, FeedContent.Id(agencyId), key.CreatedAt, key.RetiredAt, key.RevokedAt);

    /// <summary>nbf, exp and revoked are registered names of OpenID Federation 1.0, section 8.7 (historical keys).</summary>
    public JsonObject Jwk()
    {
        var jwk = new JsonObject
        {
            ["kty"] = "EC",
            ["crv"] = Curve,
            ["x"] = X,
            ["y"] = Y,
            ["use"] = "sig",
            ["alg"] = DetachedJws.Algorithm,
            ["kid"] = Kid,
            ["agency"] = Agency,
            ["nbf"] = From.ToUnixTimeSeconds(),
        };
        if (Until is { } until)
        {
            jwk["exp"] = until.ToUnixTimeSeconds();
        }

        if (RevokedAt is { } revoked)
        {
            jwk["revoked"] = new JsonObject { ["revoked_at"] = revoked.ToUnixTimeSeconds(), ["reason"] = "compromised" };
        }

        return jwk;
    }

    public static byte[] Set(IEnumerable<PublicKey> keys) => CanonicalJson.Write(new JsonObject { ["keys"] = new JsonArray([.. keys.Select(k => k.Jwk())]) });

    /// <summary>The keys of a set that are of our kind; others are passed over (RFC 7517, section 5). Null where it is no key set.</summary>
    public static IReadOnlyList<PublicKey>? ReadSet(ReadOnlyMemory<byte> json)
    {
        if (CanonicalJson.TryWrite(json) is not { } canonical)
        {
            return null;
        }

        using var document = JsonDocument.Parse(canonical);
        return document.RootElement is { ValueKind: JsonValueKind.Object } set && set.TryGetProperty("keys", out var keys) && keys.ValueKind == JsonValueKind.Array
            ? [.. keys.EnumerateArray().Select(Read).OfType<PublicKey>()]
            : null;
    }

    /// <exception cref="CryptographicException">The point is not on the curve.</exception>
    public ECDsa Open() => ECDsa.Create(new ECParameters
    {
        Curve = ECCurve.NamedCurves.nistP256,
        Q = new ECPoint { X = Base64UrlText.TryRead(X), Y = Base64UrlText.TryRead(Y) },
    });

    private static PublicKey? Read(JsonElement jwk)
    {
        if (jwk.Text("kty") != "EC" || jwk.Text("crv") != Curve || jwk.Text("x") is not { } x || jwk.Text("y") is not { } y || jwk.Text("agency") is not { } agency
            || Base64UrlText.TryRead(x)?.Length != CoordinateBytes || Base64UrlText.TryRead(y)?.Length != CoordinateBytes
            || jwk.Text("kid") != KidOf(x, y) || jwk.Text("alg") is not (null or DetachedJws.Algorithm) || jwk.Instant("nbf") is not { } from)
        {
            return null;
        }

        DateTimeOffset? revoked = jwk.TryGetProperty("revoked", out var why) ? why.Instant("revoked_at") ?? from : null;
        var key = new PublicKey(jwk.Text("kid")!, x, y, agency, from, jwk.Instant("exp"), revoked);
        try
        {
            using var opened = key.Open();
            return key;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
