// Reads what came of posts on X: counts of many in one question, and which of them X says it cannot find.
using Folkmoot.Networks.Http;

namespace Folkmoot.Networks.X;

internal sealed class XResults(XHttp http, Verdicts verdicts)
{
    /// <summary>X takes 100 ids, and half a cent for each post that it returns (docs.x.com, pricing, read 2026-11-22).</summary>
    public static readonly ResultTerms Terms = new(AtOnce: 100, PerReading: 100, DollarsPerPost: 0.005m);

    private const string NotFound = "/resource-not-found";

    public async Task<ResultsPage> RunAsync(XSettings settings, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var query = $"2/tweets?ids={Uri.EscapeDataString(string.Join(',', ids))}&tweet.fields=public_metrics";
        var exchange = await http.CallAsync(settings, HttpMethod.Get, query, null, cancellationToken).ConfigureAwait(false);
        if (exchange is not Answer { Succeeded: true } answer || JsonBody.Read(answer, XJson.Shapes.LookupResponse) is not { } read || (read.Data is null && read.Errors is null))
        {
            return new([], (ReadFailed)verdicts.OfRead(exchange));
        }

        var counted = (read.Data ?? []).Where(post => post is { Id: not null, PublicMetrics: not null } && ids.Contains(post.Id)).Select(post => new PostCounted(post.Id!, Of(post.PublicMetrics!)));
        // Other errors (not allowed to see it, account suspended) say nothing about whether it is there.
        var gone = (read.Errors ?? []).Where(error => error is { ResourceType: "tweet" } && error.Type?.EndsWith(NotFound, StringComparison.Ordinal) == true)
            .Select(error => error.ResourceId ?? error.Value).Where(id => id is not null && ids.Contains(id)).Select(id => new PostGone(id!));
        return new([.. counted, .. gone]);
    }

    private static PostCounts Of(MetricsMessage metrics) => new(
        PostCounts.Sum(metrics.LikeCount), PostCounts.Sum(metrics.RetweetCount, metrics.QuoteCount), PostCounts.Sum(metrics.ReplyCount), PostCounts.Sum(metrics.ImpressionCount));
}
