// The hash by which a signature covers the body: Digest (RFC 3230) in the older form of signatures, Content-Digest (RFC 9530) in the newer.
using System.Security.Cryptography;

namespace Folkmoot.Networks.ActivityPub;

internal static class BodyDigest
{
    public static string Digest(ReadOnlySpan<byte> body) => "SHA-256=" + Convert.ToBase64String(SHA256.HashData(body));

    /// <summary>Whether the header names this body's SHA-256; other algorithms beside it are passed over.</summary>
    public static bool IsDigest(string header, ReadOnlySpan<byte> body) => Names(header, "SHA-256=", "", body);

    public static bool IsContentDigest(string header, ReadOnlySpan<byte> body) => Names(header, "sha-256=:", ":", body);

    private static bool Names(string header, string before, string after, ReadOnlySpan<byte> body)
    {
        var given = header.Split(',', StringSplitOptions.TrimEntries).Where(part => part.StartsWith(before, StringComparison.OrdinalIgnoreCase)).ToList();
        if (given is not [var one] || !one.EndsWith(after, StringComparison.Ordinal) || one.Length < before.Length + after.Length)
        {
            return false;
        }

        return RequestSignature.Bytes(one[before.Length..^after.Length]) is { } hash && CryptographicOperations.FixedTimeEquals(hash, SHA256.HashData(body));
    }
}
