// Reads the signature of a request and everything that can be checked before its key is known; then whether a key made it.
using System.Security.Cryptography;

namespace Folkmoot.Networks.ActivityPub;

public sealed class RequestSignature
{
    /// <summary>A sender's clock may be wrong by this much, and a request may have waited this long on its way.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private const int KeyBitsMin = 2048;
    private const int KeyBitsMax = 8192;

    private readonly byte[] _base;
    private readonly byte[] _value;

    internal RequestSignature(string keyId, byte[] signatureBase, byte[] value) => (KeyId, _base, _value) = (keyId, signatureBase, value);

    public string KeyId { get; }

    /// <summary>Null, with the fault: it cannot be relied on, whatever its key may be.</summary>
    public static RequestSignature? Read(ReceivedRequest request, DateTimeOffset now, out SignatureFault fault)
    {
        // RFC 9421 has a second header of its own; without it the older form is meant, which most of the network still sends.
        var signature = request["Signature-Input"] is { } input ? MessageSignature.Read(request, input, now, out fault) : HttpSignature.Read(request, now, out fault);
        return fault == SignatureFault.None ? signature : null;
    }

    /// <param name="publicKeyPem">SubjectPublicKeyInfo or RSAPublicKey in PEM.</param>
    public bool IsBy(string publicKeyPem)
    {
        using var key = RSA.Create();
        try
        {
            key.ImportFromPem(publicKeyPem);
            return key.KeySize is >= KeyBitsMin and <= KeyBitsMax && key.VerifyData(_base, _value, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            return false;
        }
    }

    internal static bool IsFresh(DateTimeOffset at, DateTimeOffset now) => (at - now).Duration() <= Window;

    internal static byte[]? Bytes(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? bytes[..length] : null;
    }
}
