// What people do about costs beside the form of the cap: let one delivery go, and take the account along as a file.
using System.Globalization;
using System.Text;
using Folkmoot.Storage;
using Folkmoot.Web;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Channels.Costs;

internal static class CostActs
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/channels/{id:guid}/costs/{delivery:guid}/release", ReleaseAsync).Needs(Right.ChannelsManage).WithMetadata(new RequireAntiforgeryTokenAttribute());
        routes.MapGet("/channels/{id:guid}/costs.csv", WriteAsync).Needs(Right.ChannelsRead);
    }

    private static async Task<RedirectHttpResult> ReleaseAsync(Guid id, Guid delivery, ReleaseOverCap use, Notices notices, Texts texts, CancellationToken cancellationToken)
    {
        if (await use.RunAsync(id, delivery, cancellationToken))
        {
            notices.Success(texts["channels.costs.released"]);
        }
        else
        {
            notices.Info(texts["channels.costs.late"]);
        }

        return TypedResults.LocalRedirect($"/channels/{id}/costs");
    }

    private static async Task WriteAsync(Guid id, HttpContext context, StoreDb db, CancellationToken cancellationToken)
    {
        context.Response.ContentType = "text/csv; charset=utf-8";
        context.Response.Headers.ContentDisposition = "attachment; filename=\"costs.csv\"";
        await using var writer = new StreamWriter(context.Response.Body, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\r\n" };
        await writer.WriteLineAsync("at,month,kind,delivery,posts,dollars");
        await foreach (var entry in db.CostEntries.AsNoTracking().Where(c => c.ChannelId == id).OrderBy(c => c.At).ThenBy(c => c.Id).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            await writer.WriteLineAsync(Csv.Row(
                entry.At.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture), MonthText(entry.Month), KindText(entry.Kind),
                entry.DeliveryId?.ToString() ?? "", entry.Count.ToString(CultureInfo.InvariantCulture), CostRules.Dollars(entry.Micros).ToString("0.000000", CultureInfo.InvariantCulture)));
        }
    }

    private static string MonthText(int month) => CostRules.StartOf(month).ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static string KindText(CostKind kind) => kind switch
    {
        CostKind.PostWithAddress => "post-with-address",
        CostKind.Results => "results",
        _ => "post",
    };
}
