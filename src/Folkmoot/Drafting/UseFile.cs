// The meter as a file: one line for each month and purpose.
using System.Globalization;
using System.Text;
using Folkmoot.Storage;
using Folkmoot.Web;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Drafting;

internal static class UseFile
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/ai/assistance.csv", WriteAsync).Needs(Right.AgencyManage);

    private static async Task WriteAsync(HttpContext context, FindUse find, StoreDb db, CancellationToken cancellationToken)
    {
        var currency = await db.DraftingPolicies.Select(p => p.Currency).SingleOrDefaultAsync(cancellationToken) ?? "";
        var lines = await find.RunAsync(cancellationToken);
        context.Response.ContentType = "text/csv; charset=utf-8";
        context.Response.Headers.ContentDisposition = "attachment; filename=\"assistance.csv\"";
        await using var writer = new StreamWriter(context.Response.Body, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\r\n" };
        await writer.WriteLineAsync("month,purpose,asked,failed,accepted,changed,rejected,input_tokens,output_tokens,cost,currency");
        foreach (var line in lines)
        {
            await writer.WriteLineAsync(Line(line, currency));
        }
    }

    internal static string Line(UseLine line, string currency) => Csv.Row(
        line.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture), line.Purpose.ToString().ToLowerInvariant(), Number(line.Asked), Number(line.Failed), Number(line.Accepted),
        Number(line.Changed), Number(line.Rejected), Number(line.InputTokens), Number(line.OutputTokens), Money.Amount(line.CostMicros).ToString("0.000000", CultureInfo.InvariantCulture), currency);

    private static string Number(long n) => n.ToString(CultureInfo.InvariantCulture);
}
