// Connects an account on Threads or Instagram by its owner's consent: a token of an hour becomes one of sixty days, and that one renews itself.
using System.Net;
using System.Text.Json;
using Folkmoot.Networks.Http;
using Folkmoot.Networks.OAuth;

namespace Folkmoot.Networks.Meta;

/// <summary>Meta renews a token by itself, so that it is kept twice: as the access, and as what renews it. PKCE is not known there.</summary>
internal sealed class MetaConsent(SafeHttp http, MetaHttp calls, MetaSite site, Verdicts verdicts, TimeProvider clock)
{
    private readonly OAuthClient _client = new(http, clock, new(site.Client, site.Title, Basic: false, site.Scopes, Pkce: false));

    /// <summary>Meta asks people, and takes codes, on other hosts than it answers programs; a gateway of one's own does all.</summary>
    public Uri? Address(ConsentApp app, ConsentCall call) => Server(app) is { } server ? _client.Address(new Uri(Root(server, site.Origin), "oauth/authorize"), app, call, between: ",") : null;

    public async Task<ConsentOutcome> ExchangeAsync(ConsentApp app, ConsentCode code, CancellationToken cancellationToken)
    {
        if (Server(app) is not { } server)
        {
            return new NotConsented(new Reason("networks.server.wrong", site.Server));
        }

        // Meta ends codes with "#_", which is no part of them.
        var bare = code.Code.EndsWith("#_", StringComparison.Ordinal) ? code.Code[..^2] : code.Code;
        var exchange = await _client.PostAsync(
            new Uri(Root(server, site.CodeServer), "oauth/access_token"), app,
            [("grant_type", "authorization_code"), ("code", bare), ("redirect_uri", code.Callback.AbsoluteUri)], cancellationToken).ConfigureAwait(false);
        var told = exchange is Answer { Succeeded: true } answer ? JsonBody.Read(answer, MetaJson.Shapes.CodeMessage) : null;
        told = told?.Data is [var first, ..] ? first : told;
        if (told is not { AccessToken: { } passing } || !MetaSettings.IsToken(passing) || passing.Length == 0)
        {
            return Said(exchange, code);
        }

        if (Missing(told.Permissions) is { Count: > 0 } missing)
        {
            return new NotConsented(new Reason("networks.oauth.scopes", site.Title, string.Join(", ", missing)));
        }

        exchange = await calls.LengthenAsync(server, passing, app.ClientSecret, cancellationToken).ConfigureAwait(false);
        return MetaHttp.TokenOf(exchange) is { } tokens ? await AccountAsync(app, server, tokens, cancellationToken).ConfigureAwait(false) : Said(exchange, null);
    }

    /// <summary>Meta renews what is a day old and has not ended.</summary>
    public async Task<RefreshOutcome> RefreshAsync(Account account, CancellationToken cancellationToken)
    {
        var (settings, wrong) = MetaSettings.Read(account, site, http.Options);
        if (settings is null)
        {
            return new RefreshRefused(wrong!.Reason);
        }

        var exchange = await calls.RefreshAsync(settings, cancellationToken).ConfigureAwait(false);
        if (MetaHttp.TokenOf(exchange) is { } tokens)
        {
            foreach (var (name, value) in Kept(tokens))
            {
                account.Keep(name, value);
            }

            return new Refreshed();
        }

        return exchange is Answer { Status: HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden }
            ? new RefreshRefused(new Reason("networks.oauth.refresh-refused", site.Title).Then(verdicts.ReasonOf(exchange)))
            : new RefreshLater(exchange is Answer { Succeeded: true } ? verdicts.Unreadable : verdicts.ReasonOf(exchange), (exchange as Answer)?.RetryAt);
    }

    private async Task<ConsentOutcome> AccountAsync(ConsentApp app, Uri server, TokenMessage tokens, CancellationToken cancellationToken)
    {
        var settings = new Dictionary<string, string>(Kept(tokens)) { [MetaSettings.ServerField] = app.Server };
        var account = new Account(Guid.Empty, settings);
        var access = new MetaSettings(server, tokens.AccessToken!, MetaSettings.Consented(server));
        if (await calls.IdentifyAsync(account, access, again: true, cancellationToken).ConfigureAwait(false) is { } failed)
        {
            return Said(failed, null);
        }

        // Threads does not say what was granted: that it tells how many posts are left is the sign of the right to make them.
        var exchange = await calls.GetAsync(access, $"{account[MetaHttp.UserId]}/{site.Limit}", cancellationToken, ("fields", "quota_usage")).ConfigureAwait(false);
        return exchange switch
        {
            Answer { Succeeded: true } => new Consented([new(account[MetaHttp.UserId], account[MetaHttp.Handle], settings)]),
            Answer { Status: HttpStatusCode.Forbidden } => new NotConsented(new Reason("networks.oauth.scopes", site.Title, string.Join(", ", site.Scopes.Select(s => s.Name)))),
            _ => Said(exchange, null),
        };
    }

    private Dictionary<string, string> Kept(TokenMessage tokens) =>
        ConsentTokens.Of(new(tokens.AccessToken, null, tokens.ExpiresIn, tokens.AccessToken, tokens.ExpiresIn, null), clock.GetUtcNow());

    /// <summary>Instagram tells them as a list or in one line; where nothing is told they are those that were asked for.</summary>
    private List<string> Missing(JsonElement? permissions)
    {
        var granted = permissions switch
        {
            { ValueKind: JsonValueKind.String } line => line.GetString()!.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries),
            { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Where(p => p.ValueKind == JsonValueKind.String).Select(p => p.GetString()!)],
            _ => (string[])[],
        };
        return granted.Length == 0 ? [] : [.. site.Scopes.Select(s => s.Name).Where(name => !granted.Contains(name))];
    }

    // Instagram's token address says error_message, Graph's an error with a message; both mean the code, the address or the secret.
    private NotConsented Said(Exchange exchange, ConsentCode? code)
    {
        if (exchange is not Answer { Status: >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError } answer || JsonBody.Read(answer, MetaJson.Shapes.FailureMessage) is not { } failure
            || (failure.Error?.Message ?? failure.ErrorMessage) is not { Length: > 0 } message)
        {
            return new(_client.Why(exchange, code?.Callback));
        }

        var reason = message.Contains("redirect_uri", StringComparison.OrdinalIgnoreCase) && code is not null ? new Reason("networks.oauth.redirect", site.Title, code.Callback.AbsoluteUri)
            : message.Contains("secret", StringComparison.OrdinalIgnoreCase) || message.Contains("client_id", StringComparison.OrdinalIgnoreCase) || failure.Error?.Code == 101 ? new Reason("networks.oauth.app", site.Title)
            : code is not null ? new Reason("networks.oauth.code", site.Title)
            : verdicts.ReasonOf(exchange);
        return new(reason.Then(code is not null && Words.Clean(message) is { Length: > 0 } words ? new Reason("networks.says", words) : null));
    }

    private Uri Root(Uri server, string theirs) => server == new Uri(site.Server) ? new Uri(theirs) : server;

    private Uri? Server(ConsentApp app) => ServerAddress.Read(app.Server, http.Options, out _);
}
