// Random words that open something once; only their hash is stored, because they are as good as a password.
using System.Security.Cryptography;
using System.Text;

namespace Folkmoot.Accounts;

internal static class Secrets
{
    /// <summary>Crockford's letters: no I, L, O or U, which are misread.</summary>
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private const int TokenBytes = 32;

    /// <summary>256 bits for a link.</summary>
    public static string NewToken() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes));

    /// <summary>Groups of five letters to be typed by a person; each group carries 25 bits.</summary>
    public static string NewCode(int groups) =>
        string.Join('-', Enumerable.Range(0, groups).Select(_ => RandomNumberGenerator.GetString(Letters, 5)));

    /// <summary>SHA-256 suffices: these are drawn at random, so there is nothing to guess from.</summary>
    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>Of a typed code: case, spaces and hyphens do not matter, and misread letters count as what was shown.</summary>
    public static string HashCode(string typed) => Hash(string.Concat(typed.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit).Select(Shown)));

    public static bool Same(string hash, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(hash), Encoding.ASCII.GetBytes(other));

    private static char Shown(char typed) => typed switch
    {
        'O' => '0',
        'I' or 'L' => '1',
        _ => typed,
    };
}
