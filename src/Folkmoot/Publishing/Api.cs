// Endpoints for the pages' script and images, and for policies as files: the live counter, what stands in a post's way, uploaded images.
using Folkmoot.Channels;
using Folkmoot.Networks;
using Folkmoot.Publishing.Library.Imaging;
using Folkmoot.Publishing.Policies;
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
        routes.MapPost("/publishing/check", CheckAsync).Needs(Right.PostsWrite);
        routes.MapGet("/agency/policy.json", PolicyAsync).Needs(Right.AgencyManage);
        routes.MapGet("/media/{id:guid}", MediaAsync).Needs(Right.PostsRead);
        routes.MapGet("/media/{id:guid}/thumbnail", ThumbnailAsync).Needs(Right.PostsRead);
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
        var counts = networks.SelectMany(n => ThreadText.For(text, n.Limits.HasThreads) is var parts
            ? parts.Select((part, i) => (Name: Counts.NameOf(texts, texts.Resolve(n.Title), i, parts.Count), Length: n.Measure(part.Text))) : []).ToList();
        return Results.Json(new { text = string.Join(" · ", counts.Select(c => Counts.Write(texts, c.Name, c.Length))), over = counts.Exists(c => !c.Length.Fits) });
    }

    /// <summary>What stands in the way of a post as it is stored, and what is hinted at, in the reader's language: the same as its page and its refusal say.</summary>
    private static async Task<IResult> CheckAsync(
        [FromForm] Guid post, LoadPost load, CheckPolicy policy, Texts texts, PageContext page, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await load.FindAsync(post, cancellationToken) is not { } loaded)
        {
            return Results.NotFound();
        }

        var answer = await policy.RunAsync(loaded.Content, loaded.Post.Source, cancellationToken);
        var problems = answer.Standing(loaded, clock.GetUtcNow()).Concat(answer.Found.Where(p => !p.Blocks)).ToList();
        return Results.Json(new
        {
            policy = answer.Policy.Version,
            allowed = !problems.Exists(p => p.Blocks),
            problems = problems.Select(p => new
            {
                rule = p.Rule,
                blocks = p.Blocks,
                clause = p.Clause?.Number,
                wording = p.Clause?.Wording,
                channel = p.ChannelId,
                text = ProblemTexts.Write(texts, p, page.TimeZone),
            }),
        });
    }

    /// <param name="version">Null for the policy that holds.</param>
    private static async Task<IResult> PolicyAsync(int? version, ReadPolicy read, LoadPost load, HttpContext http, CancellationToken cancellationToken)
    {
        var policy = version is { } number ? await read.FindAsync(number, cancellationToken) : await read.NowAsync(cancellationToken);
        if (policy is null)
        {
            return Results.NotFound();
        }

        http.Response.Headers.ContentDisposition = $"attachment; filename=\"posting-policy-{policy.Version}.json\"";
        return Results.Text(PolicyJson.Write(policy.Rules, PolicyChannels.NameOf(await load.ChannelsAsync(cancellationToken))), "application/json");
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

    private static async Task<IResult> ThumbnailAsync(Guid id, FindThumbnail find, HttpContext http, CancellationToken cancellationToken)
    {
        if (await find.RunAsync(id, cancellationToken) is not var (type, bytes))
        {
            return Results.NotFound();
        }

        http.Response.Headers.CacheControl = "private, max-age=604800, immutable";
        return Results.Bytes(bytes, type);
    }
}
