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
        new(HandleField, "networks.bluesky.handle", Hint: "networks.bluesky.handle.hint"),
        new(PasswordField, "networks.bluesky.password", Secret: true, Hint: "networks.bluesky.password.hint"),
        new(ServiceField, "networks.bluesky.service", Hint: "networks.bluesky.service.hint", Default: DefaultService),
    ];

    /// <summary>The settings, or what is wrong with them.</summary>
    public static (BlueskySettings? Settings, Broken? Wrong) Read(Account account, NetworkOptions options)
    {
        var handle = new string([.. account[HandleField].Where(c => char.GetUnicodeCategory(c) != UnicodeCategory.Format)]).Trim().TrimStart('@');
        if (handle.Length is 0 or > 253 || handle.Any(char.IsWhiteSpace))
        {
            return Wrong(new Reason("networks.bluesky.handle.missing"), HandleField);
        }

        if (account[PasswordField].Trim() is not { Length: > 0 } password)
        {
            return Wrong(new Reason("networks.bluesky.password.missing"), PasswordField);
        }

        var address = account[ServiceField].Trim() is { Length: > 0 } given ? given : DefaultService;
        if (!Uri.TryCreate(address, UriKind.Absolute, out var service) || service.Scheme is not ("https" or "http")
            || service.UserInfo.Length > 0 || service.PathAndQuery != "/" || service.Fragment.Length > 0)
        {
            return Wrong(new Reason("networks.bluesky.service.wrong", DefaultService), ServiceField);
        }

        if (service.Scheme == "http" && !options.MayBePrivate(service.Host, service.Port))
        {
            return Wrong(new Reason("networks.bluesky.service.plain"), ServiceField);
        }

        var secret = SHA256.HashData(Encoding.UTF8.GetBytes($"{service}\n{handle}\n{password}"));
        return (new(service, handle, password, Convert.ToHexStringLower(secret.AsSpan(0, 16))), null);
    }

    private static (BlueskySettings?, Broken?) Wrong(Reason reason, string field) => (null, new Broken(reason, field));
}
