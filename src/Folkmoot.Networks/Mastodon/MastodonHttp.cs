// Calls Mastodon's interface as an account, and keeps for a while what a server says of its limits.
using System.Collections.Concurrent;
using System.Net.Http.Headers;
using Folkmoot.Networks.Http;

namespace Folkmoot.Networks.Mastodon;

internal sealed class MastodonHttp(SafeHttp http, TimeProvider clock)
{
    public const string AccountId = "accountId";
    public const string AccountOf = "accountOf";

    private const int ServersKept = 1000;

    private static readonly TimeSpan LimitsLast = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<Uri, (ConfigurationMessage Limits, DateTimeOffset Until)> _limits = [];

    public NetworkOptions Options => http.Options;

    public TimeProvider Clock => clock;

    public Task<Exchange> GetAsync(MastodonSettings settings, string path, CancellationToken cancellationToken) =>
        SendAsync(settings, HttpMethod.Get, path, null, null, cancellationToken);

    public Task<Exchange> DeleteAsync(MastodonSettings settings, string path, CancellationToken cancellationToken) =>
        SendAsync(settings, HttpMethod.Delete, path, null, null, cancellationToken);

    public Task<Exchange> PutAsync(MastodonSettings settings, string path, OnceContent content, CancellationToken cancellationToken) =>
        SendAsync(settings, HttpMethod.Put, path, content, null, cancellationToken);

    /// <param name="key">Sent as <c>Idempotency-Key</c>: for an hour the server answers a second request of the same key with the first one's status.</param>
    public Task<Exchange> PostAsync(MastodonSettings settings, string path, OnceContent content, Guid? key, CancellationToken cancellationToken) =>
        SendAsync(settings, HttpMethod.Post, path, content, key, cancellationToken);

    /// <summary>What the server says of its limits; null when it does not say, and then the usual ones hold.</summary>
    public async Task<(ConfigurationMessage? Limits, Exchange? Failed)> LimitsAsync(MastodonSettings settings, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (_limits.TryGetValue(settings.Server, out var kept) && kept.Until > now)
        {
            return (kept.Limits, null);
        }

        var exchange = await GetAsync(settings, "api/v2/instance", cancellationToken).ConfigureAwait(false);
        if (exchange is not Answer { Succeeded: true } answer || JsonBody.Read(answer, MastodonJson.Shapes.InstanceMessage)?.Configuration is not { } limits)
        {
            return (null, exchange);
        }

        if (_limits.Count >= ServersKept)
        {
            _limits.Clear();
        }

        _limits[settings.Server] = (limits, now + LimitsLast);
        return (limits, null);
    }

    /// <summary>The account's own id, asked for once for these settings. Null, and what failed.</summary>
    public async Task<(string? Id, Exchange? Failed)> AccountIdAsync(Account account, MastodonSettings settings, CancellationToken cancellationToken)
    {
        if (account[AccountOf] == settings.Fingerprint && account[AccountId].Length > 0)
        {
            return (account[AccountId], null);
        }

        var exchange = await GetAsync(settings, "api/v1/accounts/verify_credentials", cancellationToken).ConfigureAwait(false);
        if (exchange is not Answer { Succeeded: true } answer || JsonBody.Read(answer, MastodonJson.Shapes.PersonMessage) is not { Id: { Length: > 0 } id })
        {
            return (null, exchange);
        }

        Keep(account, settings, id);
        return (id, null);
    }

    public static void Keep(Account account, MastodonSettings settings, string id)
    {
        account.Keep(AccountId, id);
        account.Keep(AccountOf, settings.Fingerprint);
    }

    private async Task<Exchange> SendAsync(MastodonSettings settings, HttpMethod method, string path, OnceContent? content, Guid? key, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri(settings.Server, path)) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", settings.Token);
        if (key is { } once)
        {
            request.Headers.Add("Idempotency-Key", once.ToString());
        }

        return await http.SendAsync(Mastodon.Client, request, cancellationToken).ConfigureAwait(false);
    }
}
