// The figures of the dashboard as a CSV file: one row an hour, source, language and sentiment.
using System.Globalization;
using System.Text;
using Folkmoot.Listening;
using Folkmoot.Storage;
using Folkmoot.Web;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Insights;

internal static class FiguresFile
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/dashboard/figures.csv", WriteAsync).Needs(Right.ListeningRead);

    private static async Task WriteAsync(HttpContext context, StoreDb db, TimeProvider clock, string? days, CancellationToken cancellationToken)
    {
        var agency = await db.Agencies.AsNoTracking().Where(a => a.Id == db.AgencyId).Select(a => a.TimeZone).SingleAsync(cancellationToken);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(agency);
        var period = Period.Last(int.TryParse(days, CultureInfo.InvariantCulture, out var asked) ? asked : 1, clock.GetUtcNow(), zone);
        context.Response.ContentType = "text/csv; charset=utf-8";
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"mentions-{period.Days}d.csv\"";
        await using var writer = new StreamWriter(context.Response.Body, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\r\n" };
        await writer.WriteLineAsync("hour,source,network,language,sentiment,mentions");
        var rows =
            from r in db.MentionRollups.AsNoTracking()
            where r.Hour >= period.From && r.Hour < period.Until && r.Count != 0
            join s in db.Sources on r.SourceId equals s.Id
            orderby r.Hour, s.Name, r.Network, r.Language, r.Sentiment
            select new { r.Hour, s.Name, r.Network, r.Language, r.Sentiment, r.Count };
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var hour = TimeZoneInfo.ConvertTime(row.Hour, zone).ToString("yyyy-MM-ddTHH:mmzzz", CultureInfo.InvariantCulture);
            await writer.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"{hour},{Csv.Cell(row.Name)},{Csv.Cell(row.Network)},{row.Language},{Feelings.Word(row.Sentiment)},{row.Count}"));
        }
    }
}
