// News feeds, read only: RSS 2.0 and 1.0, Atom and JSON Feed of newspapers, agencies and neighbours.
using System.Net;
using System.Text.Json;
using Folkmoot.Networks.Http;

namespace Folkmoot.Networks.Rss;

internal sealed class Rss(SafeHttp http, TimeProvider clock) : INetwork
{
    public const string Client = "rss";
    public const string AddressField = "url";

    private static readonly Verdicts Verdicts = new(new Reason("networks.rss.server"), null, null, AddressField, _ => null);
    private readonly RssHttp _fetch = new(http);

    public string Name => "rss";

    public string Title => "networks.rss.title";

    public NetworkLimits Limits { get; } = new(
        TextMax: 0, ImagesMax: 0, ImageBytesMax: 0, AltTextMax: 0, ImageTypes: [], CanRead: true, CanSend: false, CanReply: false);

    public Reconciliation Reconciliation => Reconciliation.None;

    public IReadOnlyList<SettingField> Settings { get; } =
    [
        new(AddressField, "networks.rss.url", Hint: "networks.rss.url.hint"),
    ];

    public TextLength Measure(string text) => new(text.Length, 0, "characters", new Reason("networks.rss.read-only"));

    public async Task<CheckOutcome> CheckAsync(Account account, CancellationToken cancellationToken)
    {
        if (Address(account) is not { } address)
        {
            return new Broken(new Reason("networks.rss.url.wrong"), AddressField);
        }

        var exchange = await _fetch.GetAsync(address, null, cancellationToken).ConfigureAwait(false);
        if (exchange is not Answer { Succeeded: true } answer)
        {
            return new Broken(Cut(exchange) ?? Verdicts.ReasonOf(exchange), AddressField);
        }

        return FeedReader.Read(answer.Body, answer.MediaType, address, clock.GetUtcNow()) switch
        {
            Feed feed => new Works(feed.Title.Length > 0 ? feed.Title : address.Host, address.AbsoluteUri, feed.Home ?? address.AbsoluteUri),
            NoFeed no => new Broken(no.Reason, AddressField),
            var other => throw new InvalidOperationException($"Reading a feed cannot give {other}."),
        };
    }

    public Task<SendOutcome> SendAsync(Account account, Outgoing outgoing, Guid key, CancellationToken cancellationToken) =>
        Task.FromResult<SendOutcome>(new Refused(new Reason("networks.rss.read-only")));

    public Task<FindOutcome> FindAsync(Account account, Outgoing outgoing, Guid key, DateTimeOffset since, CancellationToken cancellationToken) =>
        Task.FromResult<FindOutcome>(new CannotTell(new Reason("networks.rss.read-only"), Forever: true));

    public Task<WithdrawOutcome> WithdrawAsync(Account account, string externalId, CancellationToken cancellationToken) =>
        Task.FromResult<WithdrawOutcome>(new NotWithdrawn(new Reason("networks.rss.read-only"), Final: true));

    public async Task<ReadOutcome> ReadAsync(Account account, string? cursor, CancellationToken cancellationToken)
    {
        if (Address(account) is not { } address)
        {
            return new ReadFailed(new Reason("networks.rss.url.missing"), null, CredentialsRefused: false);
        }

        var exchange = await _fetch.GetAsync(address, RssCursor.Parse(cursor), cancellationToken).ConfigureAwait(false);
        if (exchange is Answer { Status: HttpStatusCode.NotModified })
        {
            return new ReadPage([], null, More: false);
        }

        if (exchange is not Answer { Succeeded: true } answer)
        {
            return Cut(exchange) is { } reason ? new ReadFailed(reason, null, CredentialsRefused: false) : Verdicts.OfRead(exchange);
        }

        return FeedReader.Read(answer.Body, answer.MediaType, address, clock.GetUtcNow()) switch
        {
            Feed feed => new ReadPage([.. feed.Items.OrderBy(item => item.At)], RssCursor.Of(answer), More: false),
            NoFeed no => new ReadFailed(no.Reason, null, CredentialsRefused: false),
            var other => throw new InvalidOperationException($"Reading a feed cannot give {other}."),
        };
    }

    private static Uri? Address(Account account) =>
        Uri.TryCreate(account[AddressField].Trim(), UriKind.Absolute, out var address) && (address.Scheme is "http" or "https") && address.UserInfo.Length == 0
            ? address
            : null;

    private static Reason? Cut(Exchange exchange) =>
        exchange is Answer { Complete: false, Status: HttpStatusCode.OK } ? new Reason("networks.rss.cut") : null;
}

/// <summary>What makes the next request conditional: the far end then answers 304 without a body when nothing is new.</summary>
internal sealed record RssCursor(string? Etag, string? LastModified)
{
    private const int Longest = 1000;

    public static string? Of(Answer answer)
    {
        var cursor = new RssCursor(Header("ETag"), Header("Last-Modified"));
        return JsonSerializer.Serialize(cursor, JsonSerializerOptions.Web);

        string? Header(string name) => answer.Headers.TryGetValue(name, out var value) && value.Length <= Longest ? value : null;
    }

    public static RssCursor? Parse(string? text)
    {
        try
        {
            return string.IsNullOrEmpty(text) ? null : JsonSerializer.Deserialize<RssCursor>(text, JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
