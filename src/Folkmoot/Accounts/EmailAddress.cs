// What counts as an e-mail address here, and how it is compared.
using System.Net.Mail;

namespace Folkmoot.Accounts;

internal static class EmailAddress
{
    /// <summary>RFC 5321 §4.5.3.1.3: a path has at most 256 octets, two of them its brackets.</summary>
    public const int Max = 254;

    /// <summary>The address without what surrounds it, or null where it is none.</summary>
    public static string? Read(string? text)
    {
        var trimmed = text?.Trim() ?? "";
        return trimmed.Length <= Max && MailAddress.TryCreate(trimmed, out var address) && address.Address == trimmed && address.Host.Contains('.', StringComparison.Ordinal)
            ? trimmed
            : null;
    }

    /// <summary>The form under which two spellings of one address are the same.</summary>
    public static string Normal(string email) => email.Trim().Normalize().ToUpperInvariant();
}
