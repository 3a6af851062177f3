// What connecting an account on Bluesky takes, and the checks that need no network.
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Folkmoot.Networks.Bluesky;

/// <param name="Service">The server's root, ending in a slash.</param>
/// <param name="Fingerprint">Tells whether kept session tokens belong to these settings: after a change of handle or password they do not.</param>
internal sealed record BlueskySettings(Uri Service, string Handle, string Password, string Fingerprint)
{
    public const string ServiceField = "service";
    public const string HandleField = "handle";
    public const string PasswordField = "password";
    public const string DefaultService = "https://bsky.social";

    public static IReadOnlyList<SettingField> Fields { get; } =
    [
        new(HandleField, "Handle", Hint: "The account's name without @, such as city.example.gov."),
        new(PasswordField, "App password", Secret: true, Hint: "In Bluesky under Settings, Privacy and security, App passwords. Not the password that you sign in with."),
        new(ServiceField, "Server", Hint: "Leave as it is unless your agency runs its own server.", Default: DefaultService),
    ];

    /// <summary>The settings, or what is wrong with them.</summary>
    public static (BlueskySettings? Settings, Broken? Wrong) Read(Account account, NetworkOptions options)
    {
        var handle = new string([.. account[HandleField].Where(c => char.GetUnicodeCategory(c) != UnicodeCategory.Format)]).Trim().TrimStart('@');
        if (handle.Length is 0 or > 253 || handle.Any(char.IsWhiteSpace))
        {
            return Wrong("Enter the account's handle, such as city.example.gov.", HandleField);
        }

        if (account[PasswordField].Trim() is not { Length: > 0 } password)
        {
            return Wrong("Enter an app password. Bluesky makes one under Settings, Privacy and security, App passwords.", PasswordField);
        }

        var address = account[ServiceField].Trim() is { Length: > 0 } given ? given : DefaultService;
        if (!Uri.TryCreate(address, UriKind.Absolute, out var service) || service.Scheme is not ("https" or "http")
            || service.UserInfo.Length > 0 || service.PathAndQuery != "/" || service.Fragment.Length > 0)
        {
            return Wrong($"Enter the server's address, such as {DefaultService}.", ServiceField);
        }

        if (service.Scheme == "http" && !options.MayBePrivate(service.Host, service.Port))
        {
            return Wrong("The server's address must begin with https://, or the password could be read on the way.", ServiceField);
        }

        var secret = SHA256.HashData(Encoding.UTF8.GetBytes($"{service}\n{handle}\n{password}"));
        return (new(service, handle, password, Convert.ToHexStringLower(secret.AsSpan(0, 16))), null);
    }

    private static (BlueskySettings?, Broken?) Wrong(string reason, string field) => (null, new Broken(reason, field));
}
