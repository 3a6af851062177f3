// Endpoints for the pages' script and images: the live counter and uploaded images.
using Folkmoot.Channels;
using Folkmoot.Networks;
using Folkmoot.Storage;
using Folkmoot.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing;

internal static class Api
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/publishing/measure", MeasureAsync).Needs(Right.PostsWrite);
        routes.MapGet("/media/{id:guid}", MediaAsync).Needs(Right.PostsRead);
    }

    /// <param name="value">The text as typed so far.</param>
    /// <param name="channel">Null: every channel that can send.</param>
    private static async Task<IResult> MeasureAsync(
        [FromForm] string? value, [FromQuery] Guid? channel, LoadPost load, Texts texts, CancellationToken cancellationToken)
    {
        var text = (value ?? "").ReplaceLineEndings("\n").Trim();
        if (channel is not null && text.Length == 0)
        {
            return Results.Json(new { text = texts["publishing.compose.version.none"], over = false });
        }

        var channels = await load.ChannelsAsync(cancellationToken);
        var networks = channels.Values.Where(c => c.CanSend && (channel is null || c.Id == channel)).Select(c => c.Network!).DistinctBy(n => n.Name);
        var counts = networks.Select(n => (n.Title, Length: n.Measure(text))).ToList();
        return Results.Json(new { text = string.Join(" · ", counts.Select(c => Counts.Write(texts, texts.Resolve(c.Title), c.Length))), over = counts.Exists(c => !c.Length.Fits) });
    }

    private static async Task<IResult> MediaAsync(Guid id, StoreDb db, HttpContext http, CancellationToken cancellationToken)
    {
        var media = await db.MediaFiles.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, cancellationToken);
        if (media is null)
        {
            return Results.NotFound();
        }

        // The bytes behind an id never change; only this person's browser may keep them.
        http.Response.Headers.CacheControl = "private, max-age=604800, immutable";
        return Results.Bytes(media.Bytes, media.MediaType);
    }
}
