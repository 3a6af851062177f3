// The public API for images: uploaded first, then named in a post with their description.
using System.ComponentModel;
using System.Security.Cryptography;
using Folkmoot.Accounts.ApiKeys;
using Folkmoot.Channels;
using Folkmoot.Storage;
using Folkmoot.Web;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.PublicApi;

/// <summary>An image that can be used in posts.</summary>
internal sealed record MediaResource(
    [property: Description("Name it as mediaId in a post, with an altText.")] Guid Id, string MediaType, int SizeBytes, int Width, int Height, string Sha256);

internal static class MediaApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapApi("Media", "/media");
        // A key is no cookie: no page of somebody else's can send it, and no form token is needed.
        api.MapPost("", UploadAsync).Needs(Right.PostsWrite).WithName("UploadImage").WithSummary("Takes in an image; the same file again is the same image.")
            .WithMetadata(new IdempotentAttribute()).DisableAntiforgery().Produces<MediaResource>(StatusCodes.Status201Created).RefusesWrites();
        api.MapGet("/{id:guid}", ReadAsync).Needs(Right.PostsRead).WithName("ReadImage").WithSummary("What is known of an image.")
            .Produces<MediaResource>().RefusesReads(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> UploadAsync(
        [Description("PNG, JPEG, GIF or WebP.")] IFormFile file, HttpContext http, StoreDb db, UploadImage upload, ReadPostResource read, OnceOnly once, Refusals refusals,
        CancellationToken cancellationToken)
    {
        if (file.Length > MediaFile.BytesMax)
        {
            return refusals.Of(StatusCodes.Status422UnprocessableEntity, "publishing.api.image-large", MediaFile.BytesMax / 1_000_000);
        }

        string sha256;
        await using (var content = file.OpenReadStream())
        {
            sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));
        }

        return await once.RunAsync(http, new { sha256 }, null, async () => await upload.RunAsync(new UploadRequest(file.FileName, file.Length, file.OpenReadStream), cancellationToken) switch
        {
            Uploaded { Media: var media } => Created(new(media.Id, media.MediaType, media.SizeBytes, media.Width, media.Height, media.Sha256)),
            NotUploaded not => refusals.Of(StatusCodes.Status422UnprocessableEntity, "publishing.api.image-wrong", read.Problems([not.Problem], await read.ZoneAsync(cancellationToken))),
            var other => throw new InvalidOperationException($"Unknown outcome {other}."),
        }, async id => await FindAsync(id, db, cancellationToken) is { } known ? Created(known) : Results.Problem(statusCode: StatusCodes.Status404NotFound));
    }

    private static async Task<IResult> ReadAsync(Guid id, StoreDb db, CancellationToken cancellationToken) =>
        await FindAsync(id, db, cancellationToken) is { } known ? Results.Ok(known) : Results.Problem(statusCode: StatusCodes.Status404NotFound);

    private static IResult Created(MediaResource media) => Results.Created($"{ApiKeyScheme.PathPrefix}/media/{media.Id}", media);

    private static Task<MediaResource?> FindAsync(Guid id, StoreDb db, CancellationToken cancellationToken) =>
        db.MediaFiles.AsNoTracking().Where(m => m.Id == id).Select(m => new MediaResource(m.Id, m.MediaType, m.Bytes.Length, m.Width, m.Height, m.Sha256)).SingleOrDefaultAsync(cancellationToken);
}
