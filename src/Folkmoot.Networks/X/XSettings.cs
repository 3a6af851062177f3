// What connecting an account on X takes, and the checks that need no network.
using System.Security.Cryptography;
using System.Text;
using Folkmoot.Networks.Http;
using Folkmoot.Networks.OAuth;

namespace Folkmoot.Networks.X;

/// <param name="Server">The interface's root, ending in a slash.</param>
/// <param name="Fingerprint">Tells whether what was learned of the account belongs to these settings.</param>
/// <param name="Bearer">The token of a consent, which takes the place of the four keys; null where they are used.</param>
internal sealed record XSettings(Uri Server, string Key, string KeySecret, string Token, string TokenSecret, string Fingerprint, string? Bearer = null)
{
    public const string KeyField = "apiKey";
    public const string KeySecretField = "apiKeySecret";
    public const string TokenField = "accessToken";
    public const string TokenSecretField = "accessTokenSecret";
    public const string ServerField = "server";
    public const string DefaultServer = "https://api.x.com";

    public static IReadOnlyList<SettingField> Fields { get; } =
    [
        new(KeyField, "networks.x.key", Secret: true, Hint: "networks.x.key.hint"),
        new(KeySecretField, "networks.x.key-secret", Secret: true),
        new(TokenField, "networks.x.token", Secret: true, Hint: "networks.x.token.hint"),
        new(TokenSecretField, "networks.x.token-secret", Secret: true),
        new(ServerField, "networks.x.server", Hint: "networks.x.server.hint", Default: DefaultServer),
    ];

    /// <summary>The settings, or what is wrong with them.</summary>
    public static (XSettings? Settings, Broken? Wrong) Read(Account account, NetworkOptions options)
    {
        var entered = account[ServerField].Trim() is { Length: > 0 } given ? given : DefaultServer;
        if (account[ConsentTokens.Access] is { Length: > 0 } bearer)
        {
            // The account behind a consent stays the same however often its tokens are renewed.
            return ServerAddress.Read(entered, options, out bool bare) is { } root
                ? (new(root, "", "", "", "", $"consent {root}", bearer), null)
                : (null, new(bare ? new Reason("networks.server.plain") : new Reason("networks.server.wrong", DefaultServer), ServerField));
        }

        string[] names = [KeyField, KeySecretField, TokenField, TokenSecretField];
        var values = names.Select(name => account[name].Trim()).ToArray();
        int wrong = Array.FindIndex(values, value => value.Length == 0 || value.Any(c => c is <= ' ' or > '~'));
        if (wrong >= 0)
        {
            return (null, new(new Reason("networks.x.key.missing"), names[wrong]));
        }

        if (ServerAddress.Read(entered, options, out bool plain) is not { } server)
        {
            return (null, new(plain ? new Reason("networks.server.plain") : new Reason("networks.server.wrong", DefaultServer), ServerField));
        }

        var secret = SHA256.HashData(Encoding.UTF8.GetBytes($"{server}\n{string.Join('\n', values)}"));
        return (new(server, values[0], values[1], values[2], values[3], Convert.ToHexStringLower(secret.AsSpan(0, 16))), null);
    }
}
