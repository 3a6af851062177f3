// Connects a page by the consent of a person who manages it: their token becomes a long one, and that gives each page a token of its own.
using System.Globalization;
using Folkmoot.Networks.Http;
using Folkmoot.Networks.Meta;
using Folkmoot.Networks.OAuth;

namespace Folkmoot.Networks.Facebook;

/// <summary>The token of a page that comes from a long one has no end of its own, so that there is nothing to renew; a changed password or a withdrawn right ends it.</summary>
internal sealed class FacebookConsent(SafeHttp http, FacebookHttp graph, TimeProvider clock)
{
    public const string Origin = "https://www.facebook.com";

    private const int PageSize = 100;
    private const int PagesMax = 10;

    public static readonly ConsentTerms Terms = new(
        [
            new("pages_show_list", "networks.facebook.scope.list"),
            new("pages_read_engagement", "networks.facebook.scope.read"),
            new("pages_manage_posts", "networks.facebook.scope.write"),
        ],
        RegistersItself: false,
        FacebookSettings.DefaultServer,
        Origin,
        AppHint: "networks.facebook.app.hint");

    private static readonly Reason Title = new("networks.facebook.title");

    private readonly OAuthClient _client = new(http, clock, new(Facebook.Client, Title, Basic: false, Terms.Scopes, Pkce: false));

    public Uri? Address(ConsentApp app, ConsentCall call) => Server(app) is not { } server ? null
        : _client.Address(new Uri(server == new Uri(FacebookSettings.DefaultServer) ? new Uri(Origin) : server, $"{FacebookHttp.Version}/dialog/oauth"), app, call, between: ",");

    public async Task<ConsentOutcome> ExchangeAsync(ConsentApp app, ConsentCode code, CancellationToken cancellationToken)
    {
        if (Server(app) is not { } server)
        {
            return new NotConsented(new Reason("networks.server.wrong", FacebookSettings.DefaultServer));
        }

        var tokens = new Uri(server, $"{FacebookHttp.Version}/oauth/access_token");
        var exchange = await _client.PostAsync(tokens, app, [("code", code.Code), ("redirect_uri", code.Callback.AbsoluteUri)], cancellationToken).ConfigureAwait(false);
        if (TokenOf(exchange) is not { } passing)
        {
            return Said(exchange, code);
        }

        exchange = await _client.PostAsync(tokens, app, [("grant_type", "fb_exchange_token"), ("fb_exchange_token", passing)], cancellationToken).ConfigureAwait(false);
        return TokenOf(exchange) is { } person ? await PagesAsync(app, server, person, cancellationToken).ConfigureAwait(false) : Said(exchange, code);
    }

    private async Task<ConsentOutcome> PagesAsync(ConsentApp app, Uri server, string token, CancellationToken cancellationToken)
    {
        var exchange = await graph.GetAsync(server, token, "me/permissions", cancellationToken).ConfigureAwait(false);
        if (exchange is not Answer { Succeeded: true } granted || JsonBody.Read(granted, FacebookJson.Shapes.PermissionList)?.Data is not { } permissions)
        {
            return Said(exchange, null);
        }

        var missing = Terms.Scopes.Select(s => s.Name).Where(name => !permissions.Any(p => p.Permission == name && p.Status == "granted")).ToList();
        if (missing.Count > 0)
        {
            return new NotConsented(new Reason("networks.oauth.scopes", Title, string.Join(", ", missing)));
        }

        var pages = new List<ConsentedAccount>();
        string? after = null;
        for (int n = 0; n < PagesMax; n++)
        {
            List<(string, string)> query = [("fields", "id,name,access_token,tasks"), ("limit", PageSize.ToString(CultureInfo.InvariantCulture))];
            if (after is not null)
            {
                query.Add(("after", after));
            }

            exchange = await graph.GetAsync(server, token, "me/accounts", cancellationToken, query).ConfigureAwait(false);
            if (exchange is not Answer { Succeeded: true } answer || JsonBody.Read(answer, FacebookJson.Shapes.PageList) is not { Data: { } data } read)
            {
                return Said(exchange, null);
            }

            pages.AddRange(data.Where(page => page.Tasks?.Contains("CREATE_CONTENT") == true).Select(page => Account(app, page)).OfType<ConsentedAccount>());
            after = read.Paging?.Cursors?.After;
            if (data.Count == 0 || string.IsNullOrEmpty(read.Paging?.Next) || string.IsNullOrEmpty(after))
            {
                break;
            }
        }

        return pages.Count > 0 ? new Consented(pages) : new NotConsented(new Reason("networks.facebook.no-page"));
    }

    private static ConsentedAccount? Account(ConsentApp app, PageMessage page) => page is { Id: { Length: > 0 } id, Name: { Length: > 0 } name, AccessToken: { Length: > 0 } token }
        ? new(id, Words.Clean(name), new Dictionary<string, string> { [FacebookSettings.PageField] = id, [FacebookSettings.TokenField] = token, [FacebookSettings.ServerField] = app.Server })
        : null;

    private static string? TokenOf(Exchange exchange) =>
        exchange is Answer { Succeeded: true } answer && JsonBody.Read(answer, OAuthJson.Shapes.TokenMessage)?.AccessToken is { Length: > 0 } token && MetaSettings.IsToken(token) ? token : null;

    // Graph's own errors: 100 with a word about the address, the secret or the code; 101 an app that is not known.
    private NotConsented Said(Exchange exchange, ConsentCode? code)
    {
        if (exchange is not Answer answer || JsonBody.Read(answer, MetaJson.Shapes.FailureMessage)?.Error is not { Message: { } message } error)
        {
            return new(_client.Why(exchange, code?.Callback));
        }

        var reason = message.Contains("redirect_uri", StringComparison.OrdinalIgnoreCase) && code is not null ? new Reason("networks.oauth.redirect", Title, code.Callback.AbsoluteUri)
            : error.Code == 101 || message.Contains("secret", StringComparison.OrdinalIgnoreCase) ? new Reason("networks.oauth.app", Title)
            : new Reason("networks.oauth.code", Title);
        return new(reason.Then(Words.Clean(message) is { Length: > 0 } words ? new Reason("networks.says", words) : null));
    }

    private Uri? Server(ConsentApp app) => ServerAddress.Read(app.Server, http.Options, out _);
}
