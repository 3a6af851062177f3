// What connecting a page on LinkedIn takes, and the checks that need no network.
using Folkmoot.Networks.Http;
using Folkmoot.Networks.OAuth;

namespace Folkmoot.Networks.LinkedIn;

/// <param name="Server">The interface's root, ending in a slash.</param>
/// <param name="Organization">The page's number.</param>
internal sealed record LinkedInSettings(Uri Server, string Organization, string Token)
{
    public const string OrganizationField = "organization";
    public const string TokenField = "token";
    public const string ServerField = "server";
    public const string DefaultServer = "https://api.linkedin.com";

    private const int OrganizationMax = 20;

    public static IReadOnlyList<SettingField> Fields { get; } =
    [
        new(OrganizationField, "networks.linkedin.page", Hint: "networks.linkedin.page.hint"),
        new(TokenField, "networks.linkedin.token", Secret: true, Hint: "networks.linkedin.token.hint"),
        new(ServerField, "networks.meta.server", Hint: "networks.meta.server.hint", Default: DefaultServer),
    ];

    /// <summary>As LinkedIn names the page everywhere.</summary>
    public string Urn => LinkedInPages.Prefix + Organization;

    /// <summary>The settings, or what is wrong with them. The token of a consent takes the place of an entered one.</summary>
    public static (LinkedInSettings? Settings, Broken? Wrong) Read(Account account, NetworkOptions options)
    {
        var organization = account[OrganizationField].Trim();
        if (!IsNumber(organization))
        {
            return (null, new(new Reason("networks.linkedin.page.wrong"), OrganizationField));
        }

        var token = account[ConsentTokens.Access] is { Length: > 0 } consented ? consented : account[TokenField].Trim();
        if (!ConsentTokens.IsToken(token))
        {
            return (null, new(new Reason("networks.linkedin.token.missing"), TokenField));
        }

        var entered = account[ServerField].Trim() is { Length: > 0 } given ? given : DefaultServer;
        return ServerAddress.Read(entered, options, out bool plain) is { } server
            ? (new(server, organization, token), null)
            : (null, new(plain ? new Reason("networks.server.plain") : new Reason("networks.server.wrong", DefaultServer), ServerField));
    }

    public static bool IsNumber(string id) => id.Length is > 0 and <= OrganizationMax && id.All(char.IsAsciiDigit);
}
