// Makes signing keys and keeps their private half encrypted at rest.
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Folkmoot.Noticeboard.Signing;

internal sealed class KeySeal(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Folkmoot.Noticeboard.Keys.v1");

    /// <summary>To be called before a transaction: the first sealing of an installation stores a key of its own over another connection, for which SQLite would let it wait.</summary>
    public SigningKey New(DateTimeOffset now)
    {
        using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var point = pair.ExportParameters(includePrivateParameters: false).Q;
        var (x, y) = (Base64UrlText.Of(point.X), Base64UrlText.Of(point.Y));
        return new SigningKey
        {
            Id = Guid.CreateVersion7(now),
            Kid = PublicKey.KidOf(x, y),
            X = x,
            Y = y,
            Sealed = Convert.ToBase64String(_protector.Protect(pair.ExportPkcs8PrivateKey())),
            CreatedAt = now,
        };
    }

    /// <exception cref="CryptographicException">The installation's keys are not those that sealed it.</exception>
    public ECDsa Open(SigningKey key)
    {
        var pair = ECDsa.Create();
        try
        {
            pair.ImportPkcs8PrivateKey(_protector.Unprotect(Convert.FromBase64String(key.Sealed ?? throw new InvalidOperationException($"The key {key.Id} no longer signs."))), out _);
            return pair;
        }
        catch
        {
            pair.Dispose();
            throw;
        }
    }
}
