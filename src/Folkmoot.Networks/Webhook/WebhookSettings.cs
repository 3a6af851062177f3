// What connecting a receiver takes, and the checks that need no network.
using System.Text;
using Folkmoot.Networks.Http;

namespace Folkmoot.Networks.Webhook;

internal sealed record WebhookSettings(Uri Address, byte[] Secret)
{
    public const string AddressField = "url";
    public const string SecretField = "secret";

    private const string Prefix = "whsec_";
    private const int TextMin = 16;
    private const int BytesMin = 24;
    private const int BytesMax = 64;

    public static IReadOnlyList<SettingField> Fields { get; } =
    [
        new(AddressField, "networks.webhook.url", Hint: "networks.webhook.url.hint"),
        new(SecretField, "networks.webhook.secret", Secret: true, Hint: "networks.webhook.secret.hint"),
    ];

    /// <summary>The settings, or what is wrong with them.</summary>
    public static (WebhookSettings? Settings, Broken? Wrong) Read(Account account, NetworkOptions options)
    {
        var entered = account[AddressField].Trim();
        if (!Uri.TryCreate(entered, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http") || address.UserInfo.Length > 0 || address.Fragment.Length > 0)
        {
            return (null, new(new Reason("networks.webhook.url.wrong"), AddressField));
        }

        if (address.Scheme == "http" && !options.MayBePrivate(address.Host, address.Port))
        {
            return (null, new(new Reason("networks.server.plain"), AddressField));
        }

        return Key(account[SecretField].Trim()) is { } secret ? (new(address, secret), null) : (null, new(new Reason("networks.webhook.secret.missing"), SecretField));
    }

    private static byte[]? Key(string entered)
    {
        if (!entered.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return entered.Length >= TextMin ? Encoding.UTF8.GetBytes(entered) : null;
        }

        var bytes = new byte[entered.Length];
        return Convert.TryFromBase64String(entered[Prefix.Length..], bytes, out int length) && length is >= BytesMin and <= BytesMax ? bytes[..length] : null;
    }
}
