// Reads what came of posts on Bluesky: the app view tells counts of many, and the account's own repository tells whether a record is gone.
using System.Net;
using Folkmoot.Networks.Http;

namespace Folkmoot.Networks.Bluesky;

internal sealed class BlueskyResults(BlueskyHttp http, Verdicts verdicts)
{
    /// <summary>The lexicon of <c>app.bsky.feed.getPosts</c> takes 25.</summary>
    public static readonly ResultTerms Terms = new(AtOnce: 25, PerReading: 250);

    public async Task<ResultsPage> RunAsync(Account account, BlueskySettings settings, IReadOnlyList<string> uris, CancellationToken cancellationToken)
    {
        var query = "app.bsky.feed.getPosts?" + string.Join('&', uris.Select(uri => "uris=" + Uri.EscapeDataString(uri)));
        var call = await http.CallAsync(account, settings, query, null, cancellationToken).ConfigureAwait(false);
        if (call is not { SignedIn: true, Exchange: Answer { Succeeded: true } answer } || BlueskyHttp.Read(answer, BlueskyJson.Shapes.PostsResponse) is not { Posts: { } views })
        {
            return new([], (ReadFailed)verdicts.OfRead(call.Exchange));
        }

        var posts = new List<PostResult>(uris.Count);
        foreach (var uri in uris)
        {
            if (views.FirstOrDefault(view => view.Uri == uri) is { } view)
            {
                posts.Add(new PostCounted(uri, new(PostCounts.Sum(view.LikeCount), PostCounts.Sum(view.RepostCount, view.QuoteCount), PostCounts.Sum(view.ReplyCount))));
                continue;
            }

            // The app view leaves out what it has not indexed yet, too: only the repository knows.
            if (RecordAddress.Parse(uri) is not { } address || address.Did != account[BlueskyHttp.Did])
            {
                continue;
            }

            call = await http.CallAsync(account, settings, BlueskyPost.RecordQuery(address), null, cancellationToken).ConfigureAwait(false);
            if (call is { SignedIn: true, Exchange: Answer { Status: HttpStatusCode.BadRequest } missing } && BlueskyHttp.ErrorName(missing) == "RecordNotFound")
            {
                posts.Add(new PostGone(uri));
            }
            else if (call is not { SignedIn: true, Exchange: Answer { Succeeded: true } })
            {
                return new(posts, (ReadFailed)verdicts.OfRead(call.Exchange));
            }
        }

        return new(posts);
    }
}
