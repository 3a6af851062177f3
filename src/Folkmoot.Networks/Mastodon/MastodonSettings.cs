// What connecting an account on Mastodon takes, and the checks that need no network.
using System.Security.Cryptography;
using System.Text;
using Folkmoot.Networks.Http;

namespace Folkmoot.Networks.Mastodon;

/// <param name="Server">The server's root, ending in a slash.</param>
/// <param name="Fingerprint">Tells whether what was learned of the account belongs to these settings.</param>
internal sealed record MastodonSettings(Uri Server, string Token, string Fingerprint)
{
    public const string ServerField = "server";
    public const string TokenField = "token";

    public static IReadOnlyList<SettingField> Fields { get; } =
    [
        new(ServerField, "networks.mastodon.server", Hint: "networks.mastodon.server.hint"),
        new(TokenField, "networks.mastodon.token", Secret: true, Hint: "networks.mastodon.token.hint"),
    ];

    /// <summary>The settings, or what is wrong with them.</summary>
    public static (MastodonSettings? Settings, Broken? Wrong) Read(Account account, NetworkOptions options)
    {
        if (ServerAddress.Read(account[ServerField], options, out bool plain) is not { } server)
        {
            return (null, new(new Reason(plain ? "networks.server.plain" : "networks.mastodon.server.wrong"), ServerField));
        }

        var token = account[TokenField].Trim();
        if (token.Length == 0 || token.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c > '~'))
        {
            return (null, new(new Reason("networks.mastodon.token.missing"), TokenField));
        }

        var secret = SHA256.HashData(Encoding.UTF8.GetBytes($"{server}\n{token}"));
        return (new(server, token, Convert.ToHexStringLower(secret.AsSpan(0, 16))), null);
    }
}
