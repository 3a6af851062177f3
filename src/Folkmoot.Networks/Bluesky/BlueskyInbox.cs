// Reads the replies, mentions and quotes that an account was notified of, oldest first, across a cursor of our own.
using System.Globalization;
using System.Net;
using System.Text.Json;
using Folkmoot.Networks.Http;

namespace Folkmoot.Networks.Bluesky;

internal sealed class BlueskyInbox(BlueskyHttp http, Verdicts verdicts)
{
    private const int PageSize = 100;
    private const int PagesPerRead = 5;

    // Bluesky sorts by the earlier of when a post says it was written and when it was indexed. A writer's clock that is slow puts a new item
    // below ones that we have seen, so every walk goes on a little beneath the mark, and always over one whole page.
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(15);

    public async Task<ReadOutcome> ReadAsync(Account account, BlueskySettings settings, string? cursor, CancellationToken cancellationToken)
    {
        var start = BlueskyCursor.Parse(cursor);
        var found = new List<Incoming>();
        var at = start?.At;
        var top = start?.Top;
        for (int pages = 0; pages < PagesPerRead; pages++)
        {
            var call = await http.CallAsync(account, settings, Query(at), null, cancellationToken).ConfigureAwait(false);
            if (call.Exchange is Answer { Status: HttpStatusCode.BadRequest } && call.SignedIn && at is not null)
            {
                // The far end no longer knows its own cursor: the walk begins anew from the top, with the mark where it was.
                at = null;
                continue;
            }

            if (call.Exchange is not Answer { Succeeded: true } answer
                || BlueskyHttp.Read(answer, BlueskyJson.Shapes.NotificationsResponse) is not { Notifications: { } raw } page)
            {
                return found.Count == 0 ? verdicts.OfRead(call.Exchange) : Page(more: true);
            }

            var notifications = raw.Select(Understand).OfType<(Notification Item, DateTimeOffset Indexed, string Raw)>().ToList();
            found.AddRange(notifications.Select(notification => BlueskyIncoming.Map(notification, account[BlueskyHttp.Did])).OfType<Incoming>());
            if (notifications.Count > 0)
            {
                var newest = notifications.Max(notification => notification.Indexed);
                top = top is null || newest > top ? newest : top;
            }

            bool arrived = start is null || (notifications.Count > 0 && notifications.Min(notification => notification.Indexed) < start.Seen - Overlap);
            at = page.Cursor;
            if (arrived || string.IsNullOrEmpty(at))
            {
                var seen = start?.Seen ?? DateTimeOffset.UnixEpoch;
                return new ReadPage(Ordered(found), new BlueskyCursor(top > seen ? top.Value : seen).ToString(), More: false);
            }
        }

        return Page(more: true);

        ReadPage Page(bool more) => new(Ordered(found), new BlueskyCursor(start?.Seen ?? DateTimeOffset.UnixEpoch, top, at).ToString(), more);
    }

    private static string Query(string? cursor) =>
        $"app.bsky.notification.listNotifications?limit={PageSize}&priority=false&reasons=reply&reasons=mention&reasons=quote"
        + (cursor is null ? "" : "&cursor=" + Uri.EscapeDataString(cursor));

    // A post that both answers and mentions us comes twice; what it is to us is the stronger of the two.
    private static List<Incoming> Ordered(List<Incoming> items) =>
        [.. items.GroupBy(item => item.ExternalId).Select(same => same.MinBy(item => item.Kind)).OfType<Incoming>().OrderBy(item => item.At).ThenBy(item => item.ExternalId, StringComparer.Ordinal)];

    private static (Notification Item, DateTimeOffset Indexed, string Raw)? Understand(JsonElement element)
    {
        try
        {
            var item = element.Deserialize(BlueskyJson.Shapes.Notification);
            return item?.IndexedAt is { } text
                && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var indexed)
                ? (item, indexed, element.GetRawText())
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
