// The public API for results: what the page of results shows, for programs with a key.
using System.ComponentModel;
using Folkmoot.Publishing.Engagement;
using Folkmoot.Web;

namespace Folkmoot.Publishing.PublicApi;

internal static class ResultsApi
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapApi("Results")
        .MapGet("/results", ListAsync).Needs(Right.PostsRead).WithName("ListResults").WithSummary("What became of posts on each channel, 25 a page, with the totals of all that are found.")
        .Produces<ResultPage>().RefusesReads(StatusCodes.Status400BadRequest);

    private static async Task<IResult> ListAsync(
        FindResults find, LoadPost load, Refusals refusals, TimeProvider clock, CancellationToken cancellationToken,
        [Description("Only what went out since then; 30 days ago where it is left out.")] DateTimeOffset? from = null,
        [Description("Only what went out before then.")] DateTimeOffset? until = null,
        [Description("Only on this channel.")] Guid? channel = null,
        [Description("Only posts of this campaign.")] Guid? campaign = null,
        [Description("Only posts with this tag.")] string? tag = null,
        [Description("Only what its network does not have any more and nobody said anything about.")] bool removed = false,
        [Description("By what they are sorted, largest first: sent, likes, shares, replies, views.")] string? sort = null,
        [Description("From 1.")] int page = 1)
    {
        if (page is < 1 or > 100_000)
        {
            return refusals.Of(StatusCodes.Status400BadRequest, "publishing.api.page-wrong");
        }

        var by = sort is null ? ResultSort.Sent : Enum.GetValues<ResultSort>().Where(s => ReadPostResource.Word(s) == sort).Select(s => (ResultSort?)s).FirstOrDefault();
        if (by is not { } sorted)
        {
            return refusals.Of(StatusCodes.Status400BadRequest, "publishing.api.sort-unknown", sort!, string.Join(", ", Enum.GetValues<ResultSort>().Select(ReadPostResource.Word)));
        }

        var clean = string.IsNullOrWhiteSpace(tag) ? null : tag.Trim().ToLowerInvariant();
        var filter = new ResultFilter((from ?? clock.GetUtcNow().AddDays(-30)).ToUniversalTime(), until?.ToUniversalTime(), channel, campaign, clean, removed, sorted, page);
        var found = await find.RunAsync(filter, cancellationToken);
        var channels = await load.ChannelsAsync(cancellationToken);
        return Results.Ok(new ResultPage(
            [.. found.Rows.Select(r => new ResultItem(
                r.PostId, r.Label, r.ChannelId, channels.GetValueOrDefault(r.ChannelId)?.Name ?? "", channels.GetValueOrDefault(r.ChannelId)?.Network?.Name ?? "",
                r.SentAt, r.Url, CountsResource.Of(r.Counts, r.At), r.GoneAt))],
            new TotalsResource(found.Posts, found.Counts.Likes, found.Counts.Shares, found.Counts.Replies, found.Counts.Views, found.Counts.Reach), page, found.More));
    }
}

/// <summary>A page of results.</summary>
internal sealed record ResultPage(IReadOnlyList<ResultItem> Results, TotalsResource Totals, int Page, bool More);

/// <summary>What became of a post on one channel.</summary>
internal sealed record ResultItem(
    Guid PostId,
    [property: Description("Title, or the beginning of the text.")] string Label,
    Guid ChannelId,
    string Channel,
    string Network,
    DateTimeOffset SentAt,
    string? Url,
    [property: Description("Null before the network was asked.")] CountsResource? Counts,
    [property: Description("Since when it is known that the network does not have it any more although nobody here took it back.")] DateTimeOffset? RemovedAt);

/// <summary>Sums over all pages, of what networks told; null where none told anything.</summary>
internal sealed record TotalsResource(
    [property: Description("How many posts on channels; a post on two channels counts twice.")] int Posts, long? Likes, long? Shares, long? Replies, long? Views, long? Reach);
