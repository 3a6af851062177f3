// Calls one of Meta's interfaces as an account, and reads what its own error codes mean.
using System.Globalization;
using System.Net;
using System.Text;
using Folkmoot.Networks.Http;
using Folkmoot.Networks.OAuth;

namespace Folkmoot.Networks.Meta;

internal sealed class MetaHttp(SafeHttp http, TimeProvider clock, MetaSite site)
{
    public const string UserId = "userId";
    public const string Handle = "handle";
    public const string UserOf = "userOf";
    public const string ExpiresAt = "expiresAt";

    private static readonly int[] TokenCodes = [102, 190];
    private static readonly int[] SlowDownCodes = [4, 9, 17, 32, 341, 613];

    public NetworkOptions Options => http.Options;

    public TimeProvider Clock => clock;

    public Task<Exchange> GetAsync(MetaSettings settings, string path, CancellationToken cancellationToken, params IEnumerable<(string Name, string Value)> query) =>
        CallAsync(settings, HttpMethod.Get, $"{site.Version}/{path}", query, cancellationToken);

    public Task<Exchange> PostAsync(MetaSettings settings, string path, IEnumerable<(string Name, string Value)> form, CancellationToken cancellationToken) =>
        CallAsync(settings, HttpMethod.Post, $"{site.Version}/{path}", form, cancellationToken);

    public Task<Exchange> DeleteAsync(MetaSettings settings, string id, CancellationToken cancellationToken) =>
        CallAsync(settings, HttpMethod.Delete, $"{site.Version}/{Uri.EscapeDataString(id)}", [], cancellationToken);

    /// <summary>Asks who the account is, and keeps it. Null when that worked, else what failed.</summary>
    public async Task<Exchange?> IdentifyAsync(Account account, MetaSettings settings, bool again, CancellationToken cancellationToken)
    {
        if (!again && account[UserOf] == settings.Fingerprint && account[UserId].Length > 0)
        {
            return null;
        }

        var exchange = await GetAsync(settings, "me", cancellationToken, ("fields", site.Me)).ConfigureAwait(false);
        if (exchange is not Answer { Succeeded: true } answer || JsonBody.Read(answer, MetaJson.Shapes.PersonMessage) is not { Username: { Length: > 0 } name } person
            || (person.UserId ?? person.Id) is not { Length: > 0 } id || !id.All(char.IsAsciiDigit))
        {
            return exchange;
        }

        account.Keep(UserId, id);
        account.Keep(Handle, name);
        account.Keep(UserOf, settings.Fingerprint);
        return null;
    }

    /// <summary>
    /// Renews a token of sixty days, which Meta does when it is a day old and still good. Returns the settings with the token that now holds; a refusal
    /// leaves the old one, which goes on working until its end.
    /// </summary>
    public async Task<MetaSettings> RenewAsync(Account account, MetaSettings settings, CancellationToken cancellationToken)
    {
        if (account[ConsentTokens.Access].Length > 0 || TokenOf(await RefreshAsync(settings, cancellationToken).ConfigureAwait(false)) is not { } tokens)
        {
            return settings; // The token of a consent is renewed by one node at a time (RefreshAsync of the network).
        }

        account.Keep(MetaSettings.TokenField, tokens.AccessToken);
        account.Keep(ExpiresAt, (clock.GetUtcNow() + TimeSpan.FromSeconds(tokens.ExpiresIn!.Value)).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        return MetaSettings.Read(account, site, Options).Settings ?? settings;
    }

    public Task<Exchange> RefreshAsync(MetaSettings settings, CancellationToken cancellationToken) =>
        CallAsync(settings, HttpMethod.Get, site.Refresh, [("grant_type", site.Grant)], cancellationToken);

    /// <summary>Makes a token of an hour one of sixty days.</summary>
    public Task<Exchange> LengthenAsync(Uri server, string token, string secret, CancellationToken cancellationToken) =>
        CallAsync(new MetaSettings(server, token, ""), HttpMethod.Get, "access_token", [("grant_type", site.LongGrant), ("client_secret", secret)], cancellationToken);

    /// <summary>A long token with its life in seconds, or null when that is not what came.</summary>
    public static TokenMessage? TokenOf(Exchange exchange) =>
        exchange is Answer { Succeeded: true } answer && JsonBody.Read(answer, MetaJson.Shapes.TokenMessage) is { AccessToken: { Length: > 0 } token, ExpiresIn: > 0 and < 10_000_000 } tokens && MetaSettings.IsToken(token)
            ? tokens
            : null;

    public static DateTimeOffset? EndOf(Account account) => account[ConsentTokens.Access].Length > 0 ? ConsentTokens.EndOf(account) :
        long.TryParse(account[ExpiresAt], NumberStyles.None, CultureInfo.InvariantCulture, out long seconds) && seconds < 100_000_000_000 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    /// <summary>Graph's "does not exist", which it also says of what this token may not see.</summary>
    internal static bool SaysNotThere(Exchange exchange) => exchange is Answer { Status: HttpStatusCode.NotFound }
        || (exchange is Answer { Status: HttpStatusCode.BadRequest } answer && JsonBody.Read(answer, MetaJson.Shapes.FailureMessage)?.Error is { Code: 100, ErrorSubcode: 33 });

    /// <summary>The answer with the status that Meta's error code means: it answers 400 to what others answer 401, 403 and 429 to.</summary>
    internal static Exchange Told(Exchange exchange)
    {
        if (exchange is not Answer { Status: HttpStatusCode.BadRequest } answer || JsonBody.Read(answer, MetaJson.Shapes.FailureMessage)?.Error is not { Code: { } code } error)
        {
            return exchange;
        }

        // 9 is "too many posts"; the others are too many calls, of the app, the account or its kind.
        return TokenCodes.Contains(code) ? answer with { Status = HttpStatusCode.Unauthorized }
            : code is 10 or (>= 200 and <= 299) ? answer with { Status = HttpStatusCode.Forbidden }
            : SlowDownCodes.Contains(code) || code is >= 80_000 and <= 80_014 ? answer with { Status = HttpStatusCode.TooManyRequests }
            : exchange;
    }

    private async Task<Exchange> CallAsync(
        MetaSettings settings, HttpMethod method, string path, IEnumerable<(string Name, string Value)> fields, CancellationToken cancellationToken)
    {
        var form = string.Join('&', fields.Append(("access_token", settings.Token)).Select(field => $"{Uri.EscapeDataString(field.Item1)}={Uri.EscapeDataString(field.Item2)}"));
        bool posts = method == HttpMethod.Post;
        using var request = new HttpRequestMessage(method, new Uri(settings.Server, posts ? path : $"{path}?{form}"))
        {
            Content = posts ? new OnceContent(Encoding.UTF8.GetBytes(form), "application/x-www-form-urlencoded") : null,
        };
        return Told(await http.SendAsync(site.Client, request, cancellationToken).ConfigureAwait(false));
    }
}
