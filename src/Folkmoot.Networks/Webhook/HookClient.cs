// Tells a program of somebody's that something happened: one signed request by the Standard Webhooks scheme, and what came of it.
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Folkmoot.Networks.Http;

namespace Folkmoot.Networks.Webhook;

/// <summary>What came of one call.</summary>
public abstract record HookAnswer
{
    private protected HookAnswer()
    {
    }
}

/// <summary>The receiver has it.</summary>
public sealed record HookTaken(int Status) : HookAnswer;

/// <summary>410: the receiver wants nothing more, ever.</summary>
public sealed record HookGone : HookAnswer;

/// <param name="Status">Null where no answer came.</param>
/// <param name="Excerpt">The beginning of what it said, in one line.</param>
/// <param name="RetryAt">When it asks us to come back.</param>
/// <param name="Away">The receiver as a whole is in trouble, not this one message.</param>
public sealed record HookNotTaken(Reason Reason, int? Status, string? Excerpt, DateTimeOffset? RetryAt, bool Away) : HookAnswer;

public sealed class HookClient
{
    /// <summary>So much of an answer is read; the state alone decides.</summary>
    private const int AnswerBytesMax = 16 * 1024;

    public const int ExcerptMax = 200;

    private const string SecretPrefix = "whsec_";
    private const int SecretBytes = 32;

    private readonly SafeHttp _http;
    private readonly TimeProvider _clock;

    internal HookClient(SafeHttp http, TimeProvider clock) => (_http, _clock) = (http, clock);

    /// <summary>A new secret in the form that the scheme gives it.</summary>
    public static string NewSecret() => SecretPrefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>The address as entered; or null and why it cannot be one.</summary>
    public (Uri? Address, Reason? Wrong) Read(string entered)
    {
        if (!Uri.TryCreate(entered.Trim(), UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http") || address.UserInfo.Length > 0 || address.Fragment.Length > 0)
        {
            return (null, new Reason("networks.webhook.url.wrong"));
        }

        var allowed = _http.Options.MayBePrivate(address.Host, address.Port);
        if (address.Scheme == Uri.UriSchemeHttp && !allowed)
        {
            return (null, new Reason("networks.webhook.url.wrong"));
        }

        // A name is looked up again at every connection (SafeConnection); what is plainly inside a house is refused here already.
        var inside = IPAddress.TryParse(address.Host.Trim('[', ']'), out var number) ? !SafeAddresses.IsPublic(number) : address.IsLoopback;
        return inside && !allowed ? (null, new Reason("networks.http.private", address.Host)) : (address, null);
    }

    /// <param name="secrets">Each signs: during a rotation the old one beside the new.</param>
    /// <param name="id">The same at every attempt, so that a receiver can drop what it has.</param>
    public async Task<HookAnswer> SendAsync(Uri address, IReadOnlyList<string> secrets, string id, string body, CancellationToken cancellationToken)
    {
        long seconds = _clock.GetUtcNow().ToUnixTimeSeconds();
        var bytes = Encoding.UTF8.GetBytes(body);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new OnceContent(bytes, "application/json") };
        request.Headers.TryAddWithoutValidation("webhook-id", id);
        request.Headers.TryAddWithoutValidation("webhook-timestamp", seconds.ToString(CultureInfo.InvariantCulture));
        request.Headers.TryAddWithoutValidation("webhook-signature", string.Join(' ', secrets.Select(s => WebhookSignature.Of(Key(s), id, seconds, bytes))));
        var exchange = await _http.SendAsync(Webhook.Client, request, cancellationToken, AnswerBytesMax).ConfigureAwait(false);
        return exchange switch
        {
            Answer { Status: >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices } taken => new HookTaken((int)taken.Status),
            Answer { Status: HttpStatusCode.Gone } => new HookGone(),
            Answer answer => new HookNotTaken(
                new Reason("networks.status", address.Host, (int)answer.Status), (int)answer.Status, Words.Clean(Encoding.UTF8.GetString(answer.Body), ExcerptMax), answer.RetryAt,
                answer.Status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError),
            NeverSent never => new HookNotTaken(never.Reason, null, null, null, Away: true),
            Lost lost => new HookNotTaken(lost.Reason, null, null, null, Away: true),
            _ => throw new System.Diagnostics.UnreachableException(exchange.GetType().Name),
        };
    }

    private static byte[] Key(string secret) => Convert.FromBase64String(secret[SecretPrefix.Length..]);
}
