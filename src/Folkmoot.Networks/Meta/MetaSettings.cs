// What connecting an account of Threads or Instagram takes, and the checks that need no network.
using System.Security.Cryptography;
using System.Text;
using Folkmoot.Networks.Http;
using Folkmoot.Networks.OAuth;

namespace Folkmoot.Networks.Meta;

/// <param name="Server">The interface's root, ending in a slash.</param>
/// <param name="Fingerprint">Tells whether what was learned of the account belongs to these settings.</param>
internal sealed record MetaSettings(Uri Server, string Token, string Fingerprint)
{
    public const string TokenField = "token";
    public const string ServerField = "server";

    public static IReadOnlyList<SettingField> Fields(MetaSite site) =>
    [
        new(TokenField, "networks.meta.token", Secret: true, Hint: $"networks.{site.Name}.token.hint"),
        new(ServerField, "networks.meta.server", Hint: "networks.meta.server.hint", Default: site.Server),
    ];

    /// <summary>Nothing that would end a field of a form or an address.</summary>
    public static bool IsToken(string token) => token.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.');

    /// <summary>The account behind a consent stays the same however often its token is renewed.</summary>
    public static string Consented(Uri server) => $"consent {server}";

    /// <summary>The settings, or what is wrong with them.</summary>
    public static (MetaSettings? Settings, Broken? Wrong) Read(Account account, MetaSite site, NetworkOptions options)
    {
        // The token of a consent takes the place of an entered one.
        bool consented = account[ConsentTokens.Access].Length > 0;
        var token = consented ? account[ConsentTokens.Access] : account[TokenField].Trim();
        if (token.Length == 0 || !IsToken(token))
        {
            return (null, new(new Reason("networks.meta.token.missing"), TokenField));
        }

        var entered = account[ServerField].Trim() is { Length: > 0 } given ? given : site.Server;
        if (ServerAddress.Read(entered, options, out bool plain) is not { } server)
        {
            return (null, new(plain ? new Reason("networks.server.plain") : new Reason("networks.server.wrong", site.Server), ServerField));
        }

        return (new(server, token, consented ? Consented(server) : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{server}\n{token}")).AsSpan(0, 16))), null);
    }
}
