// Reads what came of posts on Threads and Instagram: their insights, or where the account gave no right to these, what stands at the post itself.
using System.Net;
using Folkmoot.Networks.Http;

namespace Folkmoot.Networks.Meta;

internal sealed class MetaResults(MetaHttp http, Verdicts verdicts, MetaSite site)
{
    public static readonly ResultTerms Terms = new(AtOnce: 10, PerReading: 30);

    public async Task<ResultsPage> RunAsync(Account account, MetaSettings settings, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var posts = new List<PostResult>(ids.Count);
        foreach (var id in ids)
        {
            var path = Uri.EscapeDataString(id);
            var exchange = await http.GetAsync(settings, path + "/insights", cancellationToken, ("metric", site.Insights)).ConfigureAwait(false);
            if (exchange is Answer { Succeeded: true } answer && JsonBody.Read(answer, MetaJson.Shapes.InsightsPage)?.Data is { } data)
            {
                posts.Add(new PostCounted(id, Of(data)));
                continue;
            }

            // Insights need a right of their own and not every kind of post has all of them.
            if (exchange is Answer { Status: HttpStatusCode.BadRequest or HttpStatusCode.Forbidden or HttpStatusCode.NotFound })
            {
                exchange = await http.GetAsync(settings, path, cancellationToken, ("fields", site.Counts)).ConfigureAwait(false);
            }

            if (exchange is Answer { Succeeded: true } plain && JsonBody.Read(plain, MetaJson.Shapes.MediaCounts) is { } post && post.Id == id)
            {
                posts.Add(new PostCounted(id, new(PostCounts.Sum(post.LikeCount), Replies: PostCounts.Sum(post.CommentsCount))));
            }
            else if (!MetaHttp.SaysNotThere(exchange))
            {
                return new(posts, (ReadFailed)verdicts.OfRead(exchange));
            }
            else if (await IsOursAsync(account, settings, cancellationToken).ConfigureAwait(false))
            {
                posts.Add(new PostGone(id));
            }
        }

        return new(posts);
    }

    /// <summary>Meta says the same of what a token may not see: only where the token opens the account that it opened before is it certain.</summary>
    private async Task<bool> IsOursAsync(Account account, MetaSettings settings, CancellationToken cancellationToken)
    {
        var before = account[MetaHttp.UserId];
        return await http.IdentifyAsync(account, settings, again: true, cancellationToken).ConfigureAwait(false) is null && (before.Length == 0 || account[MetaHttp.UserId] == before);
    }

    private static PostCounts Of(IReadOnlyList<InsightMessage> data)
    {
        return new(Value("likes"), PostCounts.Sum(Value("reposts"), Value("quotes"), Value("shares")), PostCounts.Sum(Value("replies"), Value("comments")), Value("views"), Value("reach"));

        long? Value(string name) => PostCounts.Sum(data.FirstOrDefault(insight => insight.Name == name) is { } found ? (found.Values is [var first, ..] ? first.Value : found.TotalValue?.Value) : null);
    }
}
