// Settings of this module (section Accounts).
using System.ComponentModel.DataAnnotations;

namespace Folkmoot.Accounts;

internal sealed class AccountsOptions
{
    /// <summary>A session ends when nobody used it for so long.</summary>
    [Range(5, 1_440)]
    public int SessionIdleMinutes { get; set; } = 240;

    /// <summary>A session ends after so long in any case (NIST SP 800-63B-4 asks for a new sign-in at least every 24 hours).</summary>
    [Range(1, 720)]
    public int SessionHours { get; set; } = 24;

    /// <summary>The domain that passkeys belong to, where it is not the host name of the request: <c>example.gov</c> for <c>desk.example.gov</c>.</summary>
    public string? PasskeyDomain { get; set; }
}
