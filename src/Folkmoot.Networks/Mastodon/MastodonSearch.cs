// Looks for a post among the account's own, after an outcome that is unknown.
using System.Globalization;
using Folkmoot.Networks.Http;

namespace Folkmoot.Networks.Mastodon;

/// <summary>
/// Newest first, until they are older than the send: only then is "not there" certain. The key is known to the server for an hour only, so that
/// it alone would not do. What matches has the same text at its source, answers the same post and has as many images.
/// </summary>
internal sealed class MastodonSearch(MastodonHttp http, MastodonPost post, Verdicts verdicts)
{
    private const int PageSize = 40;
    private const int PagesMax = 20;

    // How far the server's clock may be from ours.
    private static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(5);

    public async Task<FindOutcome> RunAsync(Account account, MastodonSettings settings, Outgoing outgoing, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var (accountId, failed) = await http.AccountIdAsync(account, settings, cancellationToken).ConfigureAwait(false);
        if (accountId is null)
        {
            return verdicts.OfFind(failed!);
        }

        var (text, _, noText) = await post.TextAsync(settings, outgoing, cancellationToken).ConfigureAwait(false);
        if (noText is not null)
        {
            // What it answers is gone, and its text cannot be known: a person must look.
            return new CannotTell(noText is Busy busy ? busy.Reason : ((Refused)noText).Reason, Forever: noText is Refused { Field: null });
        }

        string? before = null;
        for (int page = 0; page < PagesMax; page++)
        {
            var query = $"api/v1/accounts/{Uri.EscapeDataString(accountId)}/statuses?exclude_reblogs=true&limit={PageSize}{(before is null ? "" : "&max_id=" + Uri.EscapeDataString(before))}";
            var exchange = await http.GetAsync(settings, query, cancellationToken).ConfigureAwait(false);
            if (exchange is not Answer { Succeeded: true } answer || JsonBody.Read(answer, MastodonJson.Shapes.IReadOnlyListStatusMessage) is not { } statuses)
            {
                return verdicts.OfFind(exchange);
            }

            foreach (var status in statuses)
            {
                if (status.Id is not { Length: > 0 } id || At(status) is not { } at)
                {
                    return new CannotTell(verdicts.Unreadable);
                }

                if (at < since - ClockDifference)
                {
                    return new NotFound();
                }

                if (status.InReplyToId != outgoing.ReplyTo?.ExternalId || (status.MediaAttachments?.Count ?? 0) != outgoing.Images.Count)
                {
                    continue;
                }

                var source = await http.GetAsync(settings, $"api/v1/statuses/{Uri.EscapeDataString(id)}/source", cancellationToken).ConfigureAwait(false);
                if (source is not Answer { Succeeded: true } told || JsonBody.Read(told, MastodonJson.Shapes.SourceMessage) is not { Text: { } original })
                {
                    return verdicts.OfFind(source);
                }

                if (original.Trim() == text.Trim())
                {
                    return new Found(id, status.Url, null);
                }
            }

            if (statuses.Count == 0)
            {
                return new NotFound();
            }

            before = statuses[^1].Id;
        }

        return new CannotTell(new Reason("networks.search.too-many", verdicts.Title));
    }

    private static DateTimeOffset? At(StatusMessage status) =>
        DateTimeOffset.TryParse(status.CreatedAt, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null;
}
