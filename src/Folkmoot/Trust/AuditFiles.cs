// The audit trail as a file: CSV for people, JSON Lines with the chain for whoever verifies it elsewhere.
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Folkmoot.Storage;
using Folkmoot.Web;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Trust;

internal static class AuditFiles
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/audit.csv", CsvAsync).Needs(Right.AuditRead);
        routes.MapGet("/audit.jsonl", LinesAsync).Needs(Right.AuditRead);
    }

    private static Task CsvAsync(HttpContext context, [AsParameters] AuditQuery query, StoreDb db, FindAudit find, IAudit audit, CancellationToken cancellationToken) =>
        WriteAsync(context, query, db, find, audit, "csv", "text/csv; charset=utf-8", cancellationToken);

    private static Task LinesAsync(HttpContext context, [AsParameters] AuditQuery query, StoreDb db, FindAudit find, IAudit audit, CancellationToken cancellationToken) =>
        WriteAsync(context, query, db, find, audit, "jsonl", "application/jsonl; charset=utf-8", cancellationToken);

    private static async Task WriteAsync(
        HttpContext context, AuditQuery query, StoreDb db, FindAudit find, IAudit audit, string format, string mediaType, CancellationToken cancellationToken)
    {
        var zone = await db.Agencies.AsNoTracking().Where(a => a.Id == db.AgencyId).Select(a => a.TimeZone).SingleAsync(cancellationToken);
        var filter = query.Filter(TimeZoneInfo.FindSystemTimeZoneById(zone));
        // Whoever takes the trail out of the house leaves a trace in it.
        audit.Record("trust.audit.exported", "agency", db.AgencyId, new { format, filter });
        await db.SaveChangesAsync(cancellationToken);
        context.Response.ContentType = mediaType;
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"audit.{format}\"";
        await using var writer = new StreamWriter(context.Response.Body, new UTF8Encoding(false), leaveOpen: true) { NewLine = format == "csv" ? "\r\n" : "\n" };
        if (format == "csv")
        {
            await writer.WriteLineAsync("sequence,at,person,actor,action,subject,subject_id,details,hash");
        }

        await foreach (var entry in find.AllAsync(filter).WithCancellation(cancellationToken))
        {
            await writer.WriteLineAsync(format == "csv" ? CsvLine(entry) : JsonLine(entry));
        }
    }

    internal static string CsvLine(AuditEntry entry) => Csv.Row(
        entry.Sequence.ToString(CultureInfo.InvariantCulture), entry.At.ToString("O", CultureInfo.InvariantCulture), entry.PersonId?.ToString() ?? "", entry.ActorName,
        entry.Action, entry.Subject, entry.SubjectId.ToString(), entry.Details ?? "", entry.Hash);

    /// <summary>Everything that the hash covers (<see cref="AuditChain.Hash"/>), and the details once more as JSON.</summary>
    internal static string JsonLine(AuditEntry entry) => JsonSerializer.Serialize(
        new
        {
            entry.Sequence,
            entry.AgencyId,
            at = entry.At.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
            entry.PersonId,
            actor = entry.ActorName,
            entry.Action,
            entry.Subject,
            entry.SubjectId,
            details = entry.Details is { } json ? JsonNode.Parse(json) : null,
            detailsText = entry.Details,
            entry.PreviousHash,
            entry.Hash,
        },
        Json);
}
