// Codes of authenticator apps: RFC 6238 with SHA-1, 30 seconds and six digits, which is what every app supports.
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Folkmoot.Accounts.SignIn;

internal static class Totp
{
    public const int SecretBytes = 20;
    private const int StepSeconds = 30;
    private const int Digits = 6;
    private const uint Modulus = 1_000_000;

    /// <summary>Steps before and after the present one that are accepted, for clocks that differ (RFC 6238 §5.2 suggests one).</summary>
    private const int Tolerance = 1;

    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static long StepAt(DateTimeOffset at) => at.ToUnixTimeSeconds() / StepSeconds;

    /// <summary>The code of a time step.</summary>
    public static string Code(ReadOnlySpan<byte> secret, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // HMAC-SHA-1 is what RFC 6238 names and apps implement; its strength here does not rest on collisions.
        HMACSHA1.HashData(secret, counter, hash);
#pragma warning restore CA5350
        var offset = hash[^1] & 0xf;
        var number = BinaryPrimitives.ReadUInt32BigEndian(hash[offset..]) & 0x7fff_ffff;
        return (number % Modulus).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The step whose code this is, or null: wrong, too old, or not later than <paramref name="lastStep"/>, whose code is spent.</summary>
    public static long? Match(ReadOnlySpan<byte> secret, string typed, DateTimeOffset now, long lastStep)
    {
        var code = string.Concat(typed.Where(char.IsAsciiDigit));
        if (code.Length != Digits)
        {
            return null;
        }

        var present = StepAt(now);
        long? found = null;
        for (var step = present - Tolerance; step <= present + Tolerance; step++)
        {
            if (Secrets.Same(Code(secret, step), code) && step > lastStep)
            {
                found ??= step;
            }
        }

        return found;
    }

    /// <summary>The secret as people type it into an app: base 32 (RFC 4648) without padding.</summary>
    public static string ToText(ReadOnlySpan<byte> secret)
    {
        var text = new System.Text.StringBuilder();
        var (buffer, bits) = (0, 0);
        foreach (var b in secret)
        {
            buffer = ((buffer << 8) | b) & 0xffff;
            bits += 8;
            while (bits >= 5)
            {
                bits -= 5;
                text.Append(Base32[(buffer >> bits) & 31]);
            }
        }

        return bits == 0 ? text.ToString() : text.Append(Base32[(buffer << (5 - bits)) & 31]).ToString();
    }

    /// <summary>What the QR code says (the key URI format that authenticator apps read).</summary>
    public static string Uri(string issuer, string account, ReadOnlySpan<byte> secret)
    {
        var name = System.Uri.EscapeDataString(issuer);
        return $"otpauth://totp/{name}:{System.Uri.EscapeDataString(account)}?secret={ToText(secret)}&issuer={name}&digits={Digits}&period={StepSeconds}";
    }
}
