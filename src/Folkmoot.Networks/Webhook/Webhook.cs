// A signed request to a program of the agency's own: what it can carry, and how our sending, finding and withdrawing map to it.
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Folkmoot.Networks.Counting;
using Folkmoot.Networks.Http;

namespace Folkmoot.Networks.Webhook;

internal sealed class Webhook(SafeHttp http, TimeProvider clock) : INetwork
{
    public const string Client = "webhook";

    private const int TextMax = 100_000;
    private const int ImagesMax = 10;
    private const int ImageBytesMax = 20_000_000;
    private const int AltTextMax = 2000;

    private static readonly Verdicts Verdicts = new(
        new Reason("networks.webhook.the"),
        WebhookSettings.SecretField,
        new Reason("networks.webhook.secret.advice"),
        WebhookSettings.AddressField,
        answer => JsonBody.Read(answer, WebhookJson.Shapes.TakenMessage) is { } said ? said.Message ?? said.Error : null);

    public string Name => "webhook";

    public string Title => "networks.webhook.title";

    public NetworkLimits Limits { get; } = new(
        TextMax, ImagesMax, ImageBytesMax, AltTextMax, ["image/png", "image/jpeg", "image/gif", "image/webp"], CanRead: false, CanSend: true, CanReply: false, HasTitle: true);

    public Reconciliation Reconciliation => Reconciliation.Native;

    public IReadOnlyList<SettingField> Settings => WebhookSettings.Fields;

    public TextLength Measure(string text)
    {
        var counted = Graphemes.Count(text, TextMax, joinConjuncts: false);
        return new(
            counted.Length, TextMax, "characters", counted.Length > TextMax ? new Reason("networks.text.long", new Reason(Title), counted.Length - TextMax, TextMax) : null, counted.FitsTo);
    }

    public async Task<CheckOutcome> CheckAsync(Account account, CancellationToken cancellationToken)
    {
        var (settings, wrong) = WebhookSettings.Read(account, http.Options);
        if (settings is null)
        {
            return Said(wrong);
        }

        var body = JsonSerializer.SerializeToUtf8Bytes(new CheckMessage("check"), WebhookJson.Shapes.CheckMessage);
        var id = Guid.CreateVersion7(clock.GetUtcNow()).ToString();
        var exchange = await CallAsync(settings, HttpMethod.Post, settings.Address, id, body, cancellationToken).ConfigureAwait(false);
        return exchange is Answer { Succeeded: true } ? new Works(settings.Address.Host, settings.Address.Host, null)
            : exchange is Answer { Status: HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed } ? new Broken(new Reason("networks.webhook.none-here"), WebhookSettings.AddressField)
            : Verdicts.OfCheck(exchange);
    }

    public async Task<SendOutcome> SendAsync(Account account, Outgoing outgoing, Guid key, CancellationToken cancellationToken)
    {
        if (Preflight.Check(this, outgoing) is { } unfit)
        {
            return unfit;
        }

        var (settings, wrong) = WebhookSettings.Read(account, http.Options);
        if (settings is null)
        {
            return new Refused(Said(wrong).Reason, Said(wrong).Field);
        }

        var body = JsonSerializer.SerializeToUtf8Bytes(Message(outgoing, key, whole: true), WebhookJson.Shapes.PostMessage);
        var exchange = await CallAsync(settings, HttpMethod.Post, settings.Address, key.ToString(), body, cancellationToken).ConfigureAwait(false);
        return exchange is Answer { Succeeded: true } answer && Taken(answer, key) is var (id, url)
            ? new Sent(id, url, null, JsonSerializer.Serialize(Message(outgoing, key, whole: false), WebhookJson.Shapes.PostMessage))
            : Verdicts.OfSend(exchange);
    }

    public async Task<FindOutcome> FindAsync(Account account, Outgoing outgoing, Guid key, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var (settings, wrong) = WebhookSettings.Read(account, http.Options);
        if (settings is null)
        {
            return new CannotTell(Said(wrong).Reason);
        }

        var exchange = await CallAsync(settings, HttpMethod.Get, About(settings, "delivery", key.ToString()), key.ToString(), [], cancellationToken).ConfigureAwait(false);
        return exchange switch
        {
            Answer { Succeeded: true } answer when Taken(answer, key) is var (id, url) => new Found(id, url, null),

            // A receiver that cannot be asked takes each key once, so that sending again is as good as asking.
            Answer { Status: HttpStatusCode.NotFound or HttpStatusCode.Gone or HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotImplemented } => new NotFound(),
            Answer { Succeeded: true } => new CannotTell(Verdicts.Unreadable),
            _ => Verdicts.OfFind(exchange),
        };
    }

    public async Task<WithdrawOutcome> WithdrawAsync(Account account, string externalId, CancellationToken cancellationToken)
    {
        var (settings, wrong) = WebhookSettings.Read(account, http.Options);
        if (settings is null)
        {
            return new NotWithdrawn(Said(wrong).Reason, Final: false);
        }

        var exchange = await CallAsync(settings, HttpMethod.Delete, About(settings, "id", externalId), externalId, [], cancellationToken).ConfigureAwait(false);
        return exchange switch
        {
            Answer { Succeeded: true } or Answer { Status: HttpStatusCode.NotFound or HttpStatusCode.Gone } => new Withdrawn(),
            Answer { Status: HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotImplemented } => new NotWithdrawn(new Reason("networks.webhook.no-withdrawal"), Final: true),
            _ => Verdicts.OfWithdraw(exchange),
        };
    }

    public Task<ReadOutcome> ReadAsync(Account account, string? cursor, CancellationToken cancellationToken) =>
        Task.FromResult<ReadOutcome>(new ReadPage([], null, More: false));

    private async Task<Exchange> CallAsync(WebhookSettings settings, HttpMethod method, Uri address, string id, byte[] body, CancellationToken cancellationToken)
    {
        long seconds = clock.GetUtcNow().ToUnixTimeSeconds();
        using var request = new HttpRequestMessage(method, address) { Content = method == HttpMethod.Post ? new OnceContent(body, "application/json") : null };
        request.Headers.TryAddWithoutValidation("webhook-id", id);
        request.Headers.TryAddWithoutValidation("webhook-timestamp", seconds.ToString(CultureInfo.InvariantCulture));
        request.Headers.TryAddWithoutValidation("webhook-signature", WebhookSignature.Of(settings.Secret, id, seconds, body));
        return await http.SendAsync(Client, request, cancellationToken).ConfigureAwait(false);
    }

    private static Uri About(WebhookSettings settings, string name, string value) =>
        new($"{settings.Address.AbsoluteUri}{(settings.Address.Query.Length > 0 ? '&' : '?')}{name}={Uri.EscapeDataString(value)}");

    private static PostMessage Message(Outgoing outgoing, Guid key, bool whole) => new(
        "post",
        key.ToString(),
        outgoing.Text,
        outgoing.Title,
        outgoing.Languages,
        outgoing.CreatedAt,
        outgoing.MachineAssisted,
        [.. outgoing.Images.Select(image => new ImageMessage(
            image.MediaType, image.Width, image.Height, image.AltText, whole ? image.Bytes : null, Convert.ToHexStringLower(SHA256.HashData(image.Bytes.Span))))]);

    /// <summary>What a receiver that took the post says of it; null when its answer is no JSON object and not empty.</summary>
    private static (string Id, string? Url)? Taken(Answer answer, Guid key)
    {
        if (answer.Body.AsSpan().Trim(" \r\n\t"u8).IsEmpty)
        {
            return (key.ToString(), null);
        }

        return JsonBody.Read(answer, WebhookJson.Shapes.TakenMessage) is { } taken
            ? (taken.Id is { Length: > 0 and <= 200 } id ? id : key.ToString(), Uri.TryCreate(taken.Url, UriKind.Absolute, out var url) && url.Scheme is ("https" or "http") ? taken.Url : null)
            : null;
    }

    private static Broken Said(Broken? wrong) => wrong ?? throw new InvalidOperationException("Settings that cannot be read say why.");
}
