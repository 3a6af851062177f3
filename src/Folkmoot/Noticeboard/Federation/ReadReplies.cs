// Hands what people on other servers wrote to Listening, in the order in which it came.
using System.Globalization;
using System.Text.Json;
using Folkmoot.Networks;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Noticeboard.Federation;

internal sealed class ReadReplies(StoreDb db)
{
    private const int PageSize = 100;

    /// <param name="cursor">The number of the last one read.</param>
    public async Task<ReadOutcome> RunAsync(string? cursor, CancellationToken cancellationToken)
    {
        var after = long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        var rows = await db.IncomingNotes.AsNoTracking().Where(n => n.Number > after).OrderBy(n => n.Number).Take(PageSize)
            .Select(n => new { n.Number, n.Payload }).ToListAsync(cancellationToken);
        return new ReadPage(
            [.. rows.Where(r => r.Payload is not null).Select(r => Read(r.Payload!)).OfType<Incoming>()],
            rows.Count > 0 ? rows[^1].Number.ToString(CultureInfo.InvariantCulture) : null,
            More: rows.Count == PageSize);
    }

    public static string Write(Incoming incoming) => JsonSerializer.Serialize(incoming);

    public static Incoming? Read(string payload) => JsonSerializer.Deserialize<Incoming>(payload);
}
