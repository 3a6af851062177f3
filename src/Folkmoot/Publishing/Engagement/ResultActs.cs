// What people do about results: the buttons for a post that is gone from a network, and the file of results.
using System.Globalization;
using System.Text;
using Folkmoot.Web;
using Microsoft.AspNetCore.Antiforgery;

namespace Folkmoot.Publishing.Engagement;

internal static class ResultActs
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var acts = routes.MapGroup("/posts/{id:guid}/removed/{delivery:guid}").Needs(Right.PostsWrite).WithMetadata(new RequireAntiforgeryTokenAttribute());
        acts.MapPost("/accept", (Guid id, Guid delivery, AnswerGone answer, Notices notices, Texts texts, CancellationToken cancellationToken) => AnswerAsync(new(id, delivery, false), answer, notices, texts, cancellationToken));
        acts.MapPost("/again", (Guid id, Guid delivery, AnswerGone answer, Notices notices, Texts texts, CancellationToken cancellationToken) => AnswerAsync(new(id, delivery, true), answer, notices, texts, cancellationToken));
        routes.MapGet("/posts/results.csv", WriteAsync).Needs(Right.PostsRead);
    }

    private static async Task<IResult> AnswerAsync(GoneRequest request, AnswerGone answer, Notices notices, Texts texts, CancellationToken cancellationToken)
    {
        switch (await answer.RunAsync(request, cancellationToken))
        {
            case PostDone done:
                notices.Success(texts[request.Again ? "publishing.gone.again.done" : "publishing.gone.accept.done"]);
                return TypedResults.LocalRedirect(request.Again ? $"/posts/{done.PostId}/edit" : $"/posts/{request.PostId}");
            default:
                notices.Warning(texts["publishing.gone.late"]);
                return TypedResults.LocalRedirect($"/posts/{request.PostId}");
        }
    }

    private static async Task WriteAsync(
        HttpContext context, FindResults find, LoadPost load, PageContext page, TimeProvider clock, string? days, Guid? channel, Guid? campaign, string? tag, string? sort, CancellationToken cancellationToken)
    {
        var query = new ResultQuery(days, channel, campaign, tag, sort, null, false);
        var channels = await load.ChannelsAsync(cancellationToken);
        context.Response.ContentType = "text/csv; charset=utf-8";
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"results-{query.Days}d.csv\"";
        await using var writer = new StreamWriter(context.Response.Body, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\r\n" };
        await writer.WriteLineAsync("post,text,channel,network,sent,url,likes,shares,replies,views,reach,as_of,removed,part");
        await foreach (var row in find.AllAsync(query.Filter(clock.GetUtcNow())).WithCancellation(cancellationToken))
        {
            var at = channels.GetValueOrDefault(row.ChannelId);
            await writer.WriteLineAsync(Csv.Row(
                row.PostId.ToString(), row.Label, at?.Name ?? "", at?.Network?.Name ?? "", Time(row.SentAt), row.Url ?? "",
                Count(row.Likes), Count(row.Shares), Count(row.Replies), Count(row.Views), Count(row.Reach), Time(row.At), Time(row.GoneAt),
                row.LastPart == 0 ? "" : (row.Part + 1).ToString(CultureInfo.InvariantCulture)));
        }

        string Time(DateTimeOffset? instant) => instant is { } time ? TimeZoneInfo.ConvertTime(time, page.TimeZone).ToString("yyyy-MM-ddTHH:mmzzz", CultureInfo.InvariantCulture) : "";
    }

    /// <summary>Empty where it is not told: a spreadsheet must not add it up as 0.</summary>
    private static string Count(long? count) => count?.ToString(CultureInfo.InvariantCulture) ?? "";
}
