// Encrypts the secret of an authenticator app: a copy of the database must not be enough to make codes.
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Folkmoot.Accounts.SignIn;

internal sealed partial class AuthenticatorSecret(IDataProtectionProvider protection, ILogger<AuthenticatorSecret> log)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Accounts.Authenticator");

    public string Close(byte[] secret) => Convert.ToBase64String(_protector.Protect(secret));

    /// <summary>Null where there is none, or where the keys that encrypted it are gone: an administrator then resets the second step.</summary>
    public byte[]? Open(Person person)
    {
        if (person.AuthenticatorSecret is null)
        {
            return null;
        }

        try
        {
            return _protector.Unprotect(Convert.FromBase64String(person.AuthenticatorSecret));
        }
        catch (CryptographicException e)
        {
            Log.Lost(log, e, person.Id);
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2102, LogLevel.Error, "The authenticator secret of person {PersonId} cannot be decrypted: restore the data protection keys, or reset the second step")]
        public static partial void Lost(ILogger logger, Exception exception, Guid personId);
    }
}
