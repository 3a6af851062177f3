// Connects an account on Mastodon by its owner's consent: the program registers itself at the server, and asks for no more than it uses.
using System.Text;
using Folkmoot.Networks.Http;
using Folkmoot.Networks.OAuth;

namespace Folkmoot.Networks.Mastodon;

internal sealed class MastodonConsent(SafeHttp http, TimeProvider clock)
{
    public static readonly ConsentTerms Terms = new(
        [
            new("read:accounts", "networks.mastodon.scope.accounts"),
            new("read:statuses", "networks.mastodon.scope.statuses"),
            new("read:notifications", "networks.mastodon.scope.notifications"),
            new("write:statuses", "networks.mastodon.scope.write"),
            new("write:media", "networks.mastodon.scope.media"),
        ],
        RegistersItself: true,
        DefaultServer: "",
        Origin: null,
        AppHint: "networks.mastodon.app.hint");

    private static readonly Reason Title = new("networks.mastodon.title");

    private readonly OAuthClient _client = new(http, clock, new(Mastodon.Client, Title, Basic: false, Terms.Scopes));

    public Uri? Address(ConsentApp app, ConsentCall call) =>
        ServerAddress.Read(app.Server, http.Options, out _) is { } server ? _client.Address(new Uri(server, "oauth/authorize"), app, call) : null;

    public async Task<AppOutcome> RegisterAsync(string entered, Uri callback, CancellationToken cancellationToken)
    {
        if (ServerAddress.Read(entered, http.Options, out bool plain) is not { } server)
        {
            return new NotRegistered(new Reason(plain ? "networks.server.plain" : "networks.mastodon.server.wrong"));
        }

        var form = OAuthClient.Form(
            [("client_name", "Folkmoot"), ("redirect_uris", callback.AbsoluteUri), ("scopes", string.Join(' ', Terms.Scopes.Select(s => s.Name))), ("website", callback.GetLeftPart(UriPartial.Authority))]);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server, "api/v1/apps"))
        {
            Content = new OnceContent(Encoding.UTF8.GetBytes(form), "application/x-www-form-urlencoded"),
        };
        var exchange = await http.SendAsync(Mastodon.Client, request, cancellationToken).ConfigureAwait(false);
        return exchange switch
        {
            Answer { Succeeded: true } answer when JsonBody.Read(answer, OAuthJson.Shapes.AppMessage) is { ClientId: { Length: > 0 } id, ClientSecret: { Length: > 0 } secret } =>
                new Registered(new(server.AbsoluteUri, id, secret)),
            Answer { Status: System.Net.HttpStatusCode.NotFound or System.Net.HttpStatusCode.MethodNotAllowed } or Answer { Succeeded: true } =>
                new NotRegistered(new Reason("networks.mastodon.none-here", server.Host)),
            _ => new NotRegistered(_client.Why(exchange, callback)),
        };
    }

    /// <summary>The token takes the place of the one that would be pasted: Mastodon's have no end and need no renewal.</summary>
    public async Task<ConsentOutcome> ExchangeAsync(ConsentApp app, ConsentCode code, CancellationToken cancellationToken)
    {
        if (ServerAddress.Read(app.Server, http.Options, out _) is not { } server)
        {
            return new NotConsented(new Reason("networks.mastodon.server.wrong"));
        }

        var (tokens, failed) = await _client.ExchangeAsync(new Uri(server, "oauth/token"), app, code, cancellationToken).ConfigureAwait(false);
        return tokens is null
            ? failed!
            : new Consented([new("", server.Host, new Dictionary<string, string> { [MastodonSettings.ServerField] = app.Server, [MastodonSettings.TokenField] = tokens.AccessToken! })]);
    }
}
