// What connecting a page on Facebook takes, and the checks that need no network.
using Folkmoot.Networks.Http;
using Folkmoot.Networks.Meta;

namespace Folkmoot.Networks.Facebook;

/// <param name="Server">The interface's root, ending in a slash.</param>
/// <param name="Page">The page's number.</param>
internal sealed record FacebookSettings(Uri Server, string Page, string Token)
{
    public const string PageField = "pageId";
    public const string TokenField = "token";
    public const string ServerField = "server";
    public const string DefaultServer = "https://graph.facebook.com";

    private const int PageMax = 30;

    public static IReadOnlyList<SettingField> Fields { get; } =
    [
        new(PageField, "networks.facebook.page", Hint: "networks.facebook.page.hint"),
        new(TokenField, "networks.facebook.token", Secret: true, Hint: "networks.facebook.token.hint"),
        new(ServerField, "networks.meta.server", Hint: "networks.meta.server.hint", Default: DefaultServer),
    ];

    /// <summary>The settings, or what is wrong with them.</summary>
    public static (FacebookSettings? Settings, Broken? Wrong) Read(Account account, NetworkOptions options)
    {
        var page = account[PageField].Trim();
        if (page.Length is 0 or > PageMax || !page.All(char.IsAsciiDigit))
        {
            return (null, new(new Reason("networks.facebook.page.wrong"), PageField));
        }

        var token = account[TokenField].Trim();
        if (token.Length == 0 || !MetaSettings.IsToken(token))
        {
            return (null, new(new Reason("networks.meta.token.missing"), TokenField));
        }

        var entered = account[ServerField].Trim() is { Length: > 0 } given ? given : DefaultServer;
        return ServerAddress.Read(entered, options, out bool plain) is { } server
            ? (new(server, page, token), null)
            : (null, new(plain ? new Reason("networks.server.plain") : new Reason("networks.server.wrong", DefaultServer), ServerField));
    }
}
