// Makes the keys of actors (RSA, as every server of the network can check) and keeps their private half encrypted at rest.
using System.Security.Cryptography;
using Folkmoot.Networks.ActivityPub;
using Microsoft.AspNetCore.DataProtection;

namespace Folkmoot.Noticeboard.Federation;

internal sealed class ActorKeys(IDataProtectionProvider protection, PublicAddress address)
{
    private const int Bits = 2048;

    private readonly IDataProtector _protector = protection.CreateProtector("Folkmoot.Noticeboard.ActorKeys.v1");

    /// <summary>To be called before a transaction: the first sealing of an installation stores a key of its own over another connection.</summary>
    public (string PublicPem, string Sealed) New()
    {
        using var pair = RSA.Create(Bits);
        return (pair.ExportSubjectPublicKeyInfoPem() + "\n", Convert.ToBase64String(_protector.Protect(pair.ExportPkcs8PrivateKey())));
    }

    /// <exception cref="CryptographicException">The installation's keys are not those that sealed it.</exception>
    public ActorKey Open(FederatedActor actor, string slug)
    {
        var pair = RSA.Create();
        try
        {
            pair.ImportPkcs8PrivateKey(_protector.Unprotect(Convert.FromBase64String(actor.Sealed)), out _);
            return new(new ActorLinks(address.Root, slug).Key(actor.KeyNumber), pair);
        }
        catch
        {
            pair.Dispose();
            throw;
        }
    }
}
