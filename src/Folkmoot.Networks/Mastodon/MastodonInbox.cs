// Reads the mentions and answers that an account was notified of, onward from the last one that was handed over.
using System.Globalization;
using System.Text.Json;
using Folkmoot.Networks.Http;
using Folkmoot.Networks.Rss;

namespace Folkmoot.Networks.Mastodon;

/// <summary>Mastodon pages forward from a given notification (<c>min_id</c>), so that the cursor is the id of the newest one read.</summary>
internal sealed class MastodonInbox(MastodonHttp http, Verdicts verdicts)
{
    private const int PageSize = 80;

    public async Task<ReadOutcome> ReadAsync(Account account, MastodonSettings settings, string? cursor, CancellationToken cancellationToken)
    {
        var (accountId, failed) = await http.AccountIdAsync(account, settings, cancellationToken).ConfigureAwait(false);
        if (accountId is null)
        {
            return verdicts.OfRead(failed!);
        }

        var query = $"api/v1/notifications?types[]=mention&types[]=quote&limit={PageSize}{(string.IsNullOrEmpty(cursor) ? "" : "&min_id=" + Uri.EscapeDataString(cursor))}";
        var exchange = await http.GetAsync(settings, query, cancellationToken).ConfigureAwait(false);
        if (exchange is not Answer { Succeeded: true } answer || JsonBody.Read(answer, MastodonJson.Shapes.IReadOnlyListJsonElement) is not { } raw)
        {
            return verdicts.OfRead(exchange);
        }

        var notifications = raw.Select(Understand).OfType<(NotificationMessage Item, string Raw)>().ToList();
        var newest = notifications.Select(notification => notification.Item.Id).OfType<string>().OrderBy(id => id.Length).ThenBy(id => id, StringComparer.Ordinal).LastOrDefault();
        var items = notifications.Select(notification => Map(notification.Item, notification.Raw, accountId, settings.Server.Host)).OfType<Incoming>()
            .OrderBy(item => item.At).ThenBy(item => item.ExternalId, StringComparer.Ordinal).ToList();
        return new ReadPage(items, newest ?? (string.IsNullOrEmpty(cursor) ? "0" : null), More: !string.IsNullOrEmpty(cursor) && raw.Count >= PageSize && newest is not null);
    }

    private static (NotificationMessage Item, string Raw)? Understand(JsonElement element)
    {
        try
        {
            return element.Deserialize(MastodonJson.Shapes.NotificationMessage) is { Id.Length: > 0 } item ? (item, element.GetRawText()) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Incoming? Map(NotificationMessage item, string raw, string ours, string host)
    {
        if (item is not { Status: { Id: { Length: > 0 } id, Content: { } content, Account: { Id: { Length: > 0 } authorId, Acct: { Length: > 0 } acct } author } status }
            || !DateTimeOffset.TryParse(status.CreatedAt, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at))
        {
            return null;
        }

        IncomingKind? kind = item.Type switch
        {
            "quote" => IncomingKind.Quote,
            "mention" when status.Visibility == "direct" => IncomingKind.Message,
            "mention" when status.InReplyToAccountId == ours => IncomingKind.Reply,
            "mention" => IncomingKind.Mention,
            _ => null,
        };
        if (kind is null)
        {
            return null;
        }

        var handle = acct.Contains('@', StringComparison.Ordinal) ? acct : $"{acct}@{host}";
        var text = HtmlText.Of(content);
        return new(
            id,
            kind.Value,
            new IncomingAuthor(authorId, handle, string.IsNullOrWhiteSpace(author.DisplayName) ? handle : author.DisplayName),
            string.IsNullOrWhiteSpace(status.SpoilerText) ? text : $"{status.SpoilerText.Trim()}\n\n{text}",
            at,
            status.Url,
            status.Language,
            status.InReplyToId,
            status.InReplyToId ?? id,
            null,
            null,
            raw);
    }
}
