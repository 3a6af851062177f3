// Looks for a post among the account's own on X, after an outcome that is unknown.
using System.Globalization;
using Folkmoot.Networks.Http;

namespace Folkmoot.Networks.X;

/// <summary>X knows no key of ours: the account's posts since the send are read back, all of them, before "not there" is said.</summary>
internal sealed class XSearch(XHttp http, Verdicts verdicts)
{
    private const int PageSize = 100;
    private const int PagesMax = 20;

    // How far X's clock may be from ours.
    private static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(5);

    public async Task<FindOutcome> RunAsync(Account account, XSettings settings, Outgoing outgoing, DateTimeOffset since, CancellationToken cancellationToken)
    {
        if (await http.IdentifyAsync(account, settings, again: false, cancellationToken).ConfigureAwait(false) is { } failed)
        {
            return verdicts.OfFind(failed);
        }

        var start = (since - ClockDifference).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        string? next = null;
        bool doubtful = false;
        for (int page = 0; page < PagesMax; page++)
        {
            var query = $"2/users/{account[XHttp.UserId]}/tweets?max_results={PageSize}&start_time={Uri.EscapeDataString(start)}&tweet.fields=created_at,entities,attachments,referenced_tweets"
                + (next is null ? "" : "&pagination_token=" + Uri.EscapeDataString(next));
            var exchange = await http.CallAsync(settings, HttpMethod.Get, query, null, cancellationToken).ConfigureAwait(false);
            if (exchange is not Answer { Succeeded: true } answer || JsonBody.Read(answer, XJson.Shapes.TimelineResponse) is not { Meta.ResultCount: not null } timeline)
            {
                return verdicts.OfFind(exchange);
            }

            foreach (var post in timeline.Data ?? [])
            {
                var likeness = XFingerprint.Compare(outgoing, post);
                doubtful |= likeness == Likeness.Doubtful;
                if (likeness == Likeness.Same && post.Id is { Length: > 0 } id)
                {
                    return new Found(id, XPost.PageOf(account, id), null);
                }
            }

            next = timeline.Meta.NextToken;
            if (string.IsNullOrEmpty(next))
            {
                return doubtful ? new CannotTell(new Reason("networks.x.doubtful"), Forever: true) : new NotFound();
            }
        }

        return new CannotTell(new Reason("networks.search.too-many", verdicts.Title));
    }
}
