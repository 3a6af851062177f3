// Speaks to other servers: learns who a sender is, and delivers what is ours. Every call is signed, because many servers answer nobody else.
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Folkmoot.Networks.Http;

namespace Folkmoot.Networks.ActivityPub;

/// <summary>The key with which a call is signed, under the address where its public half is found.</summary>
public sealed record ActorKey(string KeyId, RSA Key) : IDisposable
{
    public void Dispose() => Key.Dispose();
}

public sealed class ActivityPubClient
{
    internal const string Client = "activitypub";

    public const string MediaType = "application/activity+json";

    /// <summary>The same by its longer name (W3C ActivityPub, section 3.2).</summary>
    public const string ProfiledMediaType = "application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\"";

    private const int RedirectsMax = 2;
    private const int DocumentBytesMax = 512 * 1024;

    private readonly SafeHttp _http;
    private readonly TimeProvider _clock;

    internal ActivityPubClient(SafeHttp http, TimeProvider clock) => (_http, _clock) = (http, clock);

    public NetworkOptions Options => _http.Options;

    /// <summary>Who owns the key, asked of the server that the key is on; it must say the same from both sides.</summary>
    /// <param name="actorId">Who is said to have signed.</param>
    public async Task<SenderOutcome> FindSenderAsync(string keyId, string actorId, ActorKey? signer, CancellationToken cancellationToken)
    {
        if (ForeignIds.Read(keyId, Options) is not { } key || ForeignIds.Read(actorId, Options) is not { } actor || !ForeignIds.SameOrigin(key, actor))
        {
            return new NotTheSender();
        }

        var (document, failed) = await GetAsync(new Uri(key.GetLeftPart(UriPartial.Query)), signer, cancellationToken).ConfigureAwait(false);
        if (document is not { } found)
        {
            return failed!;
        }

        if (ForeignJson.IdOf(found) != actorId)
        {
            // A key with a document of its own: the actor must name it too.
            if (ForeignKey.Read(found) is not { } alone || alone.Id != keyId || alone.Owner != actorId)
            {
                return new NotTheSender();
            }

            (document, failed) = await GetAsync(new Uri(actor.GetLeftPart(UriPartial.Query)), signer, cancellationToken).ConfigureAwait(false);
            if (document is null)
            {
                return failed!;
            }
        }

        return ForeignActor.Read(document.Value, Options) is { } sender && sender.Id == actorId && sender.Keys.FirstOrDefault(k => k.Id == keyId) is { } own
            ? new Sender(sender, own.Pem)
            : new NotTheSender();
    }

    /// <summary>Hands an activity to an inbox.</summary>
    public async Task<HandOver> DeliverAsync(Uri inbox, string activity, ActorKey signer, CancellationToken cancellationToken)
    {
        var body = Encoding.UTF8.GetBytes(activity);
        using var request = new HttpRequestMessage(HttpMethod.Post, inbox) { Content = new OnceContent(body, MediaType) };
        request.Headers.TryAddWithoutValidation("Accept", MediaType);
        HttpSignature.Sign(request, body, signer.KeyId, signer.Key, _clock.GetUtcNow());
        var exchange = await _http.SendAsync(Client, request, cancellationToken).ConfigureAwait(false);
        return exchange switch
        {
            Answer { Status: >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices } => new Arrived(),
            Answer { Status: HttpStatusCode.Gone } => new InboxGone(),
            _ => new NotArrived(Why(exchange, inbox), (exchange as Answer)?.RetryAt),
        };
    }

    private async Task<(System.Text.Json.JsonElement? Document, SenderOutcome? Failed)> GetAsync(Uri address, ActorKey? signer, CancellationToken cancellationToken)
    {
        for (var redirects = 0; ; redirects++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.TryAddWithoutValidation("Accept", $"{MediaType}, {ProfiledMediaType}");
            if (signer is not null)
            {
                HttpSignature.Sign(request, [], signer.KeyId, signer.Key, _clock.GetUtcNow());
            }

            var exchange = await _http.SendAsync(Client, request, cancellationToken).ConfigureAwait(false);
            if (exchange is Answer { Status: HttpStatusCode.Moved or HttpStatusCode.Found or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect } moved
                && redirects < RedirectsMax && moved.Headers.TryGetValue("Location", out var place) && Uri.TryCreate(address, place, out var next)
                && ForeignIds.Read(next.AbsoluteUri, Options) is not null && ForeignIds.SameOrigin(next, address))
            {
                address = next;
                continue;
            }

            return exchange switch
            {
                Answer { Succeeded: true, Body.Length: <= DocumentBytesMax } answer when IsActivityJson(answer.MediaType) && ForeignJson.Read(answer.Body) is { } document => (document, null),
                Answer { Status: HttpStatusCode.Gone } => (null, new SenderGone()),
                Answer { Status: HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError } => (null, new SenderAway(Why(exchange, address))),
                Answer or NeverSent { Forever: true } => (null, new NotTheSender()),
                _ => (null, new SenderAway(Why(exchange, address))),
            };
        }
    }

    /// <summary>A file that somebody was allowed to upload there has another type, and must not pass for a person.</summary>
    private static bool IsActivityJson(string? mediaType) =>
        mediaType?.Split(';')[0].Trim().ToLowerInvariant() is MediaType or "application/ld+json";

    private static Reason Why(Exchange exchange, Uri address) =>
        new Verdicts(Reason.Words(ForeignIds.ServerOf(address)), null, null, "", _ => null).ReasonOf(exchange);
}
