// Takes in an image: known type, sensible size, read from its own header; the same file is stored once.
using System.Security.Cryptography;
using Folkmoot.Accounts;
using Folkmoot.Channels;
using Folkmoot.Networks;
using Folkmoot.Publishing.Library;
using Folkmoot.Publishing.Library.Imaging;
using Folkmoot.Storage;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing;

/// <param name="Length">Said by the sender; never more than this is read.</param>
internal sealed record UploadRequest(string FileName, long Length, Func<Stream> Open);

internal abstract record UploadOutcome;

internal sealed record Uploaded(MediaFacts Media) : UploadOutcome;

/// <summary>Its reason is a <see cref="Problem"/> whose first figure is the file's name.</summary>
internal sealed record NotUploaded(Problem Problem) : UploadOutcome;

internal sealed class UploadImage(StoreDb db, Jobs jobs, IAudit audit, Actor actor, TimeProvider clock)
{
    /// <summary>Beyond this a file unpacks to hundreds of megabytes wherever it is shown.</summary>
    public const long PixelsMax = 50_000_000;

    public const int SideMax = 12_000;

    private const double BytesPerMegabyte = 1_000_000;

    public async Task<UploadOutcome> RunAsync(UploadRequest request, CancellationToken cancellationToken)
    {
        _ = actor.Required;
        if (request.Length > MediaFile.BytesMax)
        {
            return No("upload-large", request, request.Length / BytesPerMegabyte, MediaFile.BytesMax / BytesPerMegabyte);
        }

        var bytes = new byte[request.Length];
        await using (var stream = request.Open())
        {
            var read = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
            if (read < bytes.Length)
            {
                return No("upload-cut", request);
            }
        }

        if (ImageHeader.Read(bytes, out _) is not { } header)
        {
            return No("upload-kind", request);
        }

        if (header.Width > SideMax || header.Height > SideMax || (long)header.Width * header.Height > PixelsMax)
        {
            return No("upload-pixels", request, header.Width, header.Height, SideMax, PixelsMax / 1_000_000);
        }

        return new Uploaded(await StoreAsync(header, ImageMetadata.Without(bytes, header.MediaType), Name(request.FileName), cancellationToken));
    }

    private async Task<MediaFacts> StoreAsync(ImageHeader header, byte[] bytes, string name, CancellationToken cancellationToken)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var known = await db.MediaFiles.AsNoTracking().Where(m => m.Sha256 == sha256).OrderBy(m => m.Id)
            .Select(m => new MediaFacts(m.Id, m.MediaType, m.Bytes.Length, m.Width, m.Height, m.Sha256)).FirstOrDefaultAsync(cancellationToken);
        if (known is not null)
        {
            return known;
        }

        var now = clock.GetUtcNow();
        var media = new MediaFile
        {
            Id = Guid.CreateVersion7(now),
            MediaType = header.MediaType,
            Bytes = bytes,
            Width = header.Width,
            Height = header.Height,
            Sha256 = sha256,
            CreatedAt = now,
        };
        db.MediaFiles.Add(media);
        await jobs.AddAsync(new PictureAdded(media.Id), cancellationToken, lane: Lane.Analytics);
        db.LibraryItems.Add(KeepItem.New(media.Id, name, actor.PersonId, now));
        audit.Record("publishing.image.uploaded", "media", media.Id, new { sha256, media.MediaType, bytes = bytes.Length });
        await db.SaveChangesAsync(cancellationToken);
        return new MediaFacts(media.Id, media.MediaType, bytes.Length, media.Width, media.Height, sha256);
    }

    private static NotUploaded No(string rule, UploadRequest request, params object[] figures) =>
        new(new Problem(rule, true, PostPart.Images, null, [Name(request.FileName), .. figures]));

    /// <summary>The name without a path and not longer than a line.</summary>
    private static string Name(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        return last.Length <= 80 ? last : last[..80] + "…";
    }
}
