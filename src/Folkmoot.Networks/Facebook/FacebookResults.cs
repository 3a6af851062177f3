// Reads what came of a page's posts on Facebook: reactions, comments and shares, by the right that the page gave with its consent.
using System.Net;
using Folkmoot.Networks.Http;
using Folkmoot.Networks.Meta;

namespace Folkmoot.Networks.Facebook;

internal sealed class FacebookResults(FacebookHttp http, Verdicts verdicts)
{
    public static readonly ResultTerms Terms = new(AtOnce: 15, PerReading: 30);

    private const string Fields = "id,shares,reactions.limit(0).summary(total_count)";
    private const string WithComments = Fields + ",comments.limit(0).summary(total_count)";

    public async Task<ResultsPage> RunAsync(FacebookSettings settings, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var posts = new List<PostResult>(ids.Count);
        foreach (var id in ids)
        {
            var exchange = await GetAsync(settings, id, WithComments, cancellationToken).ConfigureAwait(false);
            if (exchange is Answer { Status: HttpStatusCode.Forbidden })
            {
                // What people write on a page is a right of its own.
                exchange = await GetAsync(settings, id, Fields, cancellationToken).ConfigureAwait(false);
            }

            if (exchange is Answer { Succeeded: true } answer && JsonBody.Read(answer, FacebookJson.Shapes.ResultMessage) is { } post && post.Id == id)
            {
                posts.Add(new PostCounted(id, new(
                    PostCounts.Sum(post.Reactions?.Summary?.TotalCount), PostCounts.Sum(post.Shares?.Count), PostCounts.Sum(post.Comments?.Summary?.TotalCount))));
            }
            else if (!MetaHttp.SaysNotThere(exchange))
            {
                return new(posts, (ReadFailed)verdicts.OfRead(exchange));
            }
            else if (await GetAsync(settings, settings.Page, "id", cancellationToken).ConfigureAwait(false) is Answer { Succeeded: true } page
                && JsonBody.Read(page, FacebookJson.Shapes.PageMessage)?.Id == settings.Page)
            {
                // Graph says the same of what it does not show to this token: only beside a page that it shows is it certain.
                posts.Add(new PostGone(id));
            }
        }

        return new(posts);
    }

    private Task<Exchange> GetAsync(FacebookSettings settings, string id, string fields, CancellationToken cancellationToken) =>
        http.GetAsync(settings.Server, settings.Token, Uri.EscapeDataString(id), cancellationToken, ("fields", fields));
}
