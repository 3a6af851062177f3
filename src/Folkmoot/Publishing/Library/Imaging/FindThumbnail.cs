// Gives out the small copy of an image and makes it at the first asking; where it cannot be made, or would save nothing, the image itself.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Library.Imaging;

internal sealed class FindThumbnail(StoreDb db, ImageTools tools, TimeProvider clock)
{
    /// <summary>Longest side in pixels.</summary>
    public const int Side = 480;

    /// <summary>A file below this many bytes is small enough as it is.</summary>
    private const int SmallEnough = 30_000;

    /// <summary>Null: there is no such file.</summary>
    public async Task<(string MediaType, byte[] Bytes)?> RunAsync(Guid mediaId, CancellationToken cancellationToken)
    {
        if (await db.Thumbnails.AsNoTracking().SingleOrDefaultAsync(t => t.MediaId == mediaId, cancellationToken) is { } made)
        {
            return (made.MediaType, made.Bytes);
        }

        if (await db.MediaFiles.AsNoTracking().SingleOrDefaultAsync(m => m.Id == mediaId, cancellationToken) is not { } media)
        {
            return null;
        }

        // A moving picture stays one.
        if (!tools.CanShrink || media.MediaType == "image/gif" || media.Bytes.Length <= SmallEnough || await ShrinkAsync(media.MediaType, media.Bytes, cancellationToken) is not { } small)
        {
            return (media.MediaType, media.Bytes);
        }

        db.Thumbnails.Add(new Thumbnail { Id = Guid.CreateVersion7(clock.GetUtcNow()), MediaId = mediaId, MediaType = media.MediaType, Bytes = small });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (db.IsUniqueViolation(e) || db.IsForeignKeyViolation(e))
        {
            // Another request made it in this moment, or the image was deleted; what was made here serves as well.
            db.ChangeTracker.Clear();
        }

        return (media.MediaType, small);
    }

    /// <summary>Null where it cannot be made, or is no smaller.</summary>
    private async Task<byte[]?> ShrinkAsync(string mediaType, byte[] bytes, CancellationToken cancellationToken)
    {
        using var folder = new ImageFolder();
        var source = await folder.PutAsync(mediaType, bytes, cancellationToken);
        var target = folder.File("out" + ImageFolder.Ending(mediaType));
        if (!await tools.RunAsync(ImageTools.Thumbnailer, [source, "--size", $"{Side}x{Side}>", "-o", target + "[strip]"], cancellationToken) || !File.Exists(target))
        {
            return null;
        }

        var small = await File.ReadAllBytesAsync(target, cancellationToken);
        return small.Length < bytes.Length ? small : null;
    }
}
