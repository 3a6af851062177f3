// Speaks with a network's token address: exchanges codes, renews tokens, and tells each refusal with what to do about it.
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Folkmoot.Networks.Http;

namespace Folkmoot.Networks.OAuth;

/// <param name="Client">Name of the guarded HTTP client.</param>
/// <param name="Basic">Whether the app proves itself by a header (RFC 6749 §2.3.1); else by two fields of the form.</param>
/// <param name="Pkce">Whether the network knows RFC 7636.</param>
internal sealed record OAuthSite(string Client, Reason Title, bool Basic, IReadOnlyList<ConsentScope> Scopes, bool Pkce = true);

internal sealed class OAuthClient(SafeHttp http, TimeProvider clock, OAuthSite site)
{
    private static readonly char[] Between = [' ', ',', '+'];

    /// <summary>The address at which a person is asked.</summary>
    public Uri Address(Uri page, ConsentApp app, ConsentCall call, string between = " ") => new($"{page}?{Form(
    [
        ("response_type", "code"), ("client_id", app.ClientId), ("redirect_uri", call.Callback.AbsoluteUri), ("scope", string.Join(between, site.Scopes.Select(s => s.Name))),
        ("state", call.State), .. site.Pkce ? [("code_challenge", call.Challenge), ("code_challenge_method", "S256")] : ((string, string)[])[],
    ])}");

    public async Task<(TokenMessage? Tokens, NotConsented? Failed)> ExchangeAsync(Uri address, ConsentApp app, ConsentCode code, CancellationToken cancellationToken)
    {
        var exchange = await PostAsync(
            address, app,
            [("grant_type", "authorization_code"), ("code", code.Code), ("redirect_uri", code.Callback.AbsoluteUri), .. site.Pkce ? [("code_verifier", code.Verifier)] : ((string, string)[])[]], cancellationToken).ConfigureAwait(false);
        if (exchange is not Answer { Succeeded: true } answer || JsonBody.Read(answer, OAuthJson.Shapes.TokenMessage) is not { } tokens || !ConsentTokens.IsToken(tokens.AccessToken)
            || (tokens.RefreshToken is not null && !ConsentTokens.IsToken(tokens.RefreshToken)))
        {
            return (null, new(Why(exchange, code.Callback)));
        }

        // RFC 6749 §5.1: scopes that are not told are those that were asked for.
        return Missing(tokens.Scope) is { Count: > 0 } missing
            ? (null, new(new Reason("networks.oauth.scopes", site.Title, string.Join(", ", missing))))
            : (tokens, null);
    }

    /// <summary>Keeps the new tokens in the account. A refresh token that the answer leaves out goes on holding (§6).</summary>
    public async Task<RefreshOutcome> RefreshAsync(Uri address, ConsentApp app, Account account, CancellationToken cancellationToken)
    {
        var exchange = await PostAsync(address, app, [("grant_type", "refresh_token"), ("refresh_token", account[ConsentTokens.Refresh])], cancellationToken).ConfigureAwait(false);
        if (exchange is Answer { Succeeded: true } answer && JsonBody.Read(answer, OAuthJson.Shapes.TokenMessage) is { } tokens && ConsentTokens.IsToken(tokens.AccessToken)
            && (tokens.RefreshToken is null || ConsentTokens.IsToken(tokens.RefreshToken)))
        {
            foreach (var (name, value) in ConsentTokens.Of(tokens, clock.GetUtcNow()))
            {
                account.Keep(name, value);
            }

            return new Refreshed();
        }

        return exchange is Answer { Status: HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden }
            ? new RefreshRefused(new Reason("networks.oauth.refresh-refused", site.Title).Then(Quoted(exchange)))
            : new RefreshLater(Why(exchange, null), (exchange as Answer)?.RetryAt);
    }

    /// <summary>For people: what went wrong at the token address, and what to do.</summary>
    public Reason Why(Exchange exchange, Uri? callback)
    {
        if (exchange is NeverSent { Reason: var never })
        {
            return never;
        }

        if (exchange is Lost { Reason: var lost })
        {
            return lost;
        }

        var answer = (Answer)exchange;
        var failure = JsonBody.Read(answer, OAuthJson.Shapes.TokenFailure);
        bool redirect = callback is not null && failure?.ErrorDescription?.Contains("redirect", StringComparison.OrdinalIgnoreCase) == true;
        var reason = failure?.Error switch
        {
            // Servers say it in one sentence for all: "invalid, expired, revoked, does not match the redirection URI …"
            "redirect_uri_mismatch" => new Reason("networks.oauth.redirect", site.Title, callback?.AbsoluteUri ?? ""),
            "invalid_request" or "invalid_grant" when redirect => new Reason("networks.oauth.code", site.Title).Then(new Reason("networks.oauth.redirect", site.Title, callback!.AbsoluteUri)),
            "invalid_client" or "unauthorized_client" => new Reason("networks.oauth.app", site.Title),
            "invalid_grant" or "invalid_request" => new Reason("networks.oauth.code", site.Title),
            "invalid_scope" => new Reason("networks.oauth.scopes", site.Title, string.Join(", ", site.Scopes.Select(s => s.Name))),
            _ => answer.Status switch
            {
                HttpStatusCode.TooManyRequests => new Reason("networks.slow-down", site.Title),
                HttpStatusCode.Unauthorized => new Reason("networks.oauth.app", site.Title),
                >= HttpStatusCode.BadRequest => new Reason("networks.failed", site.Title, (int)answer.Status),
                _ => new Reason("networks.unreadable", site.Title),
            },
        };
        return reason.Then(Quoted(exchange));
    }

    private static Reason? Quoted(Exchange exchange) =>
        exchange is Answer answer && JsonBody.Read(answer, OAuthJson.Shapes.TokenFailure) is { } failure && Words.Clean(failure.ErrorDescription ?? failure.Error) is { Length: > 0 } words
            ? new Reason("networks.says", words)
            : null;

    private List<string> Missing(string? granted)
    {
        if (string.IsNullOrWhiteSpace(granted))
        {
            return [];
        }

        var given = granted.Split(Between, StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
        return [.. site.Scopes.Select(s => s.Name).Where(name => !given.Contains(name))];
    }

    public async Task<Exchange> PostAsync(Uri address, ConsentApp app, IEnumerable<(string Name, string Value)> fields, CancellationToken cancellationToken)
    {
        var form = site.Basic ? fields : fields.Append(("client_id", app.ClientId)).Append(("client_secret", app.ClientSecret));
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new OnceContent(Encoding.UTF8.GetBytes(Form(form)), "application/x-www-form-urlencoded") };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (site.Basic)
        {
            // §2.3.1: both are written as in a form before they are joined.
            var pair = $"{Uri.EscapeDataString(app.ClientId)}:{Uri.EscapeDataString(app.ClientSecret)}";
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));
        }

        return await http.SendAsync(site.Client, request, cancellationToken).ConfigureAwait(false);
    }

    internal static string Form(IEnumerable<(string Name, string Value)> fields) =>
        string.Join('&', fields.Select(field => $"{Uri.EscapeDataString(field.Name)}={Uri.EscapeDataString(field.Value)}"));
}
