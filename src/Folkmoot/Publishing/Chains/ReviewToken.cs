// The token of a link for an outside approver: signed, so that a made-up one is told without the database, and of 256 random bits, so that it is unlike any other.
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace Folkmoot.Publishing.Chains;

internal sealed class ReviewToken(IDataProtectionProvider protection)
{
    private const int IdBytes = 16;
    private const int RandomBytes = 32;
    private const int LengthMax = 1_000;

    private readonly IDataProtector _protector = protection.CreateProtector("Folkmoot.Publishing.Review.v1");

    public string New(Guid request) =>
        WebEncoders.Base64UrlEncode(_protector.Protect([.. request.ToByteArray(), .. RandomNumberGenerator.GetBytes(RandomBytes)]));

    /// <summary>The request that the token names; null where this house never made it.</summary>
    public Guid? Read(string token)
    {
        if (token.Length > LengthMax)
        {
            return null;
        }

        try
        {
            var bytes = _protector.Unprotect(WebEncoders.Base64UrlDecode(token));
            return bytes.Length == IdBytes + RandomBytes ? new Guid(bytes.AsSpan(0, IdBytes)) : null;
        }
        catch (Exception e) when (e is CryptographicException or FormatException or ArgumentException)
        {
            return null;
        }
    }
}
