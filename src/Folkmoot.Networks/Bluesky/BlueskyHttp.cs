// Calls Bluesky's XRPC methods as an account: signs in, keeps and renews the session, and says at which step a call failed.
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Folkmoot.Networks.Http;

namespace Folkmoot.Networks.Bluesky;

/// <summary>What a call as an account came to. <paramref name="SignedIn"/> is false when it failed before the call itself was made.</summary>
internal sealed record Call(Exchange Exchange, bool SignedIn);

internal sealed class BlueskyHttp(SafeHttp http, TimeProvider clock)
{
    public const string Access = "accessJwt";
    public const string Refresh = "refreshJwt";
    public const string Did = "did";
    public const string SessionHandle = "sessionHandle";
    public const string SessionOf = "sessionOf";

    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(60);

    public NetworkOptions Options => http.Options;

    /// <summary>Makes sure that the account holds tokens made from its present settings. Null when it does, else what failed.</summary>
    public async Task<Exchange?> SignInAsync(Account account, BlueskySettings settings, CancellationToken cancellationToken)
    {
        if (!Holds(account, settings))
        {
            return await CreateSessionAsync(account, settings, cancellationToken).ConfigureAwait(false);
        }

        return BlueskyToken.EndsBefore(account[Access], clock.GetUtcNow() + Margin)
            ? await RenewAsync(account, settings, cancellationToken).ConfigureAwait(false)
            : null;
    }

    /// <summary>Renews the session, or signs in again where the far end says that it is over. Null when it worked.</summary>
    public async Task<Exchange?> RenewAsync(Account account, BlueskySettings settings, CancellationToken cancellationToken)
    {
        if (Holds(account, settings))
        {
            using var request = Request(settings, HttpMethod.Post, "com.atproto.server.refreshSession", null);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", account[Refresh]);
            var exchange = await http.SendAsync(Bluesky.Client, request, cancellationToken).ConfigureAwait(false);
            if (exchange is not Answer { Status: HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden })
            {
                return Keep(account, settings, exchange);
            }
        }

        return await CreateSessionAsync(account, settings, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Calls a method; a session that the far end calls expired is renewed once, as a refused call was certainly not carried out.</summary>
    /// <param name="body">Makes the request's body anew for each attempt, from the DID of the account; null for a query.</param>
    public async Task<Call> CallAsync(
        Account account, BlueskySettings settings, string method, Func<string, OnceContent>? body, CancellationToken cancellationToken)
    {
        if (await SignInAsync(account, settings, cancellationToken).ConfigureAwait(false) is { } failed)
        {
            return new(failed, SignedIn: false);
        }

        var exchange = await OnceAsync().ConfigureAwait(false);
        if (exchange is Answer answer && SaysExpired(answer))
        {
            if (await RenewAsync(account, settings, cancellationToken).ConfigureAwait(false) is { } over)
            {
                return new(over, SignedIn: false);
            }

            exchange = await OnceAsync().ConfigureAwait(false);
        }

        return new(exchange, SignedIn: true);

        async Task<Exchange> OnceAsync()
        {
            using var request = Request(settings, body is null ? HttpMethod.Get : HttpMethod.Post, method, body?.Invoke(account[Did]));
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", account[Access]);
            return await http.SendAsync(Bluesky.Client, request, cancellationToken).ConfigureAwait(false);
        }
    }

    public static OnceContent Json<T>(T value, JsonTypeInfo<T> shape) => Json(JsonSerializer.Serialize(value, shape));

    public static OnceContent Json(string json) => new(Encoding.UTF8.GetBytes(json), "application/json");

    /// <summary>The body in its shape, or null when it is not.</summary>
    public static T? Read<T>(Answer answer, JsonTypeInfo<T> shape)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(answer.Body, shape);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static string? ErrorName(Answer answer) => answer.Succeeded ? null : Read(answer, BlueskyJson.Shapes.ErrorResponse)?.Error;

    private static bool Holds(Account account, BlueskySettings settings) =>
        account[SessionOf] == settings.Fingerprint && account[Access].Length > 0 && account[Refresh].Length > 0 && account[Did].Length > 0;

    private static bool SaysExpired(Answer answer) =>
        answer.Status == HttpStatusCode.Unauthorized || (answer.Status == HttpStatusCode.BadRequest && ErrorName(answer) is "ExpiredToken" or "InvalidToken");

    private async Task<Exchange?> CreateSessionAsync(Account account, BlueskySettings settings, CancellationToken cancellationToken)
    {
        var body = Json(new SessionRequest(settings.Handle, settings.Password), BlueskyJson.Shapes.SessionRequest);
        using var request = Request(settings, HttpMethod.Post, "com.atproto.server.createSession", body);
        return Keep(account, settings, await http.SendAsync(Bluesky.Client, request, cancellationToken).ConfigureAwait(false));
    }

    private static Exchange? Keep(Account account, BlueskySettings settings, Exchange exchange)
    {
        if (exchange is not Answer { Succeeded: true } answer)
        {
            return exchange;
        }

        if (Read(answer, BlueskyJson.Shapes.SessionResponse) is not { AccessJwt.Length: > 0, RefreshJwt.Length: > 0, Did.Length: > 0 } session)
        {
            return exchange;
        }

        account.Keep(Access, session.AccessJwt);
        account.Keep(Refresh, session.RefreshJwt);
        account.Keep(Did, session.Did);
        account.Keep(SessionHandle, session.Handle);
        account.Keep(SessionOf, settings.Fingerprint);
        return null;
    }

    private static HttpRequestMessage Request(BlueskySettings settings, HttpMethod verb, string method, OnceContent? content) =>
        new(verb, new Uri(settings.Service, "xrpc/" + method)) { Content = content };
}
