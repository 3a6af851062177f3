// Reads what came of statuses on Mastodon, one by one, because servers before 4.3 tell only so.
using System.Net;
using Folkmoot.Networks.Http;

namespace Folkmoot.Networks.Mastodon;

internal sealed class MastodonResults(MastodonHttp http, Verdicts verdicts)
{
    /// <summary>A fifth of the 300 requests that a server takes in five minutes.</summary>
    public static readonly ResultTerms Terms = new(AtOnce: 20, PerReading: 60);

    public async Task<ResultsPage> RunAsync(MastodonSettings settings, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var posts = new List<PostResult>(ids.Count);
        foreach (var id in ids)
        {
            var exchange = await http.GetAsync(settings, "api/v1/statuses/" + Uri.EscapeDataString(id), cancellationToken).ConfigureAwait(false);
            switch (exchange)
            {
                case Answer { Succeeded: true } answer when JsonBody.Read(answer, MastodonJson.Shapes.CountsMessage) is { } status && status.Id == id:
                    posts.Add(new PostCounted(id, new(PostCounts.Sum(status.FavouritesCount), PostCounts.Sum(status.ReblogsCount, status.QuotesCount), PostCounts.Sum(status.RepliesCount))));
                    break;
                case Answer { Status: HttpStatusCode.NotFound or HttpStatusCode.Gone } missing when JsonBody.Read(missing, MastodonJson.Shapes.ErrorMessage)?.Error is { Length: > 0 }:
                    posts.Add(new PostGone(id));
                    break;
                default:
                    return new(posts, (ReadFailed)verdicts.OfRead(exchange));
            }
        }

        return new(posts);
    }
}
