// Makes a cropped or smaller copy of a picture of the library; what is known of it, consent included, goes over to the copy.
using Folkmoot.Accounts;
using Folkmoot.Networks;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Library.Imaging;

/// <param name="Shape">Name of a <see cref="CropShape"/>.</param>
/// <param name="Side">Longest side in pixels, one of <see cref="CropShape.Sides"/>.</param>
internal sealed record CropRequest(Guid MediaId, string? Shape, FocalPoint? Focus, int Side);

internal sealed class CropImage(StoreDb db, ImageTools tools, UploadImage upload, Actor actor, IAudit audit, TimeProvider clock)
{
    public async Task<Outcome> RunAsync(CropRequest request, CancellationToken cancellationToken)
    {
        var (person, now) = (actor.Required, clock.GetUtcNow());
        if (CropShape.Find(request.Shape) is not { } shape || !CropShape.Sides.Contains(request.Side) || request.Focus is not { } focus)
        {
            return new Outcome.Refused(request.Focus is null ? "FocusX" : "Shape", request.Focus is null ? "publishing.library.crop.focus.wrong" : "publishing.library.crop.wrong");
        }

        if (!tools.CanCut)
        {
            return new Outcome.Refused("", "publishing.library.crop.missing");
        }

        if (await db.MediaFiles.AsNoTracking().SingleOrDefaultAsync(m => m.Id == request.MediaId, cancellationToken) is not { } media)
        {
            return new Outcome.Refused("", "publishing.library.changed");
        }

        if (media.MediaType == "image/gif")
        {
            return new Outcome.Refused("", "publishing.library.crop.moving");
        }

        if (await CutAsync(media, shape.Of(media.Width, media.Height, focus), request.Side, cancellationToken) is not { } bytes)
        {
            return new Outcome.Refused("", "publishing.library.crop.failed");
        }

        var name = $"{shape.Name}{ImageFolder.Ending(media.MediaType)}";
        if (await upload.RunAsync(new UploadRequest(name, bytes.Length, () => new MemoryStream(bytes)), cancellationToken) is not Uploaded { Media.Id: var copy })
        {
            return new Outcome.Refused("", "publishing.library.crop.failed");
        }

        if (copy == media.Id)
        {
            return new Outcome.Refused("Shape", "publishing.library.crop.same");
        }

        if (await db.ItemAsync(media.Id, person, now, cancellationToken) is not { } from || await db.ItemAsync(copy, person, now, cancellationToken) is not { Version: 0 } item)
        {
            // The same part was cut before, and somebody has described it since.
            db.ChangeTracker.Clear();
            return new Outcome.Made(copy);
        }

        (item.Title, item.Descriptions, item.Tags, item.Author) = (from.Title, from.Descriptions, from.Tags is null ? null : [.. from.Tags], from.Author);
        (item.Rights, item.Terms, item.LicensedUntil, item.Attribution, item.ExpiresOn) = (from.Rights, from.Terms, from.LicensedUntil, from.Attribution, from.ExpiresOn);
        // It shows nobody whom the whole does not show.
        (item.Consent, item.ConsentUntil, item.ConsentReference, item.WithdrawnAt) = (from.Consent, from.ConsentUntil, from.ConsentReference, from.WithdrawnAt);
        item.CutFrom = from.CutFrom ?? media.Id;
        item.Index();
        item.Touch(now);
        audit.Record("publishing.media.cropped", "media", copy, new { from = media.Id, shape = shape.Name, request.Side });
        return await db.SaveItemAsync(item, cancellationToken) is Outcome.Refused no ? no : new Outcome.Made(copy);
    }

    private async Task<byte[]?> CutAsync(Channels.MediaFile media, CropArea area, int side, CancellationToken cancellationToken)
    {
        using var folder = new ImageFolder();
        var source = await folder.PutAsync(media.MediaType, media.Bytes, cancellationToken);
        var (cut, target) = (folder.File("cut" + ImageFolder.Ending(media.MediaType)), folder.File("out" + ImageFolder.Ending(media.MediaType)));
        FormattableString[] numbers = [$"{area.Left}", $"{area.Top}", $"{area.Width}", $"{area.Height}"];
        if (!await tools.RunAsync(ImageTools.Cutter, ["crop", source, cut + "[strip]", .. numbers.Select(FormattableString.Invariant)], cancellationToken))
        {
            return null;
        }

        var small = side > 0 && Math.Max(area.Width, area.Height) > side;
        return small && !await tools.RunAsync(ImageTools.Thumbnailer, [cut, "--size", $"{side}x{side}>", "-o", target + "[strip]"], cancellationToken) ? null
            : await File.ReadAllBytesAsync(small ? target : cut, cancellationToken);
    }
}
