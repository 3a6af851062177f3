// Reads the text in an uploaded picture and measures how well it stands out, as work after the upload; without the programs for it nothing is read.
using Folkmoot.Storage;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Library.Imaging;

internal sealed record PictureAdded(Guid MediaId);

internal sealed class ReadPicture(StoreDb db, ImageTools tools, TimeProvider clock) : IHandle<PictureAdded>
{
    /// <summary>Longest side that is read, in pixels: small print in a large photo is read by nobody on a telephone either.</summary>
    private const int Side = 1_600;

    public async Task<Next> HandleAsync(PictureAdded job, CancellationToken cancellationToken)
    {
        if (!tools.CanRead || await db.PictureReadings.AnyAsync(r => r.MediaId == job.MediaId, cancellationToken)
            || await db.MediaFiles.AsNoTracking().SingleOrDefaultAsync(m => m.Id == job.MediaId, cancellationToken) is not { } media)
        {
            return Next.Done;
        }

        if (await ReadAsync(media.MediaType, media.Bytes, cancellationToken) is not { } reading)
        {
            // A broken image stays broken: it is not tried again.
            return Next.Done;
        }

        (reading.Id, reading.MediaId, reading.ReadAt) = (Guid.CreateVersion7(clock.GetUtcNow()), media.Id, clock.GetUtcNow());
        db.PictureReadings.Add(reading);
        return Next.Done;
    }

    private async Task<PictureReading?> ReadAsync(string mediaType, byte[] bytes, CancellationToken cancellationToken)
    {
        using var folder = new ImageFolder();
        var source = await folder.PutAsync(mediaType, bytes, cancellationToken);
        var (flat, pixels) = (folder.File("flat.png"), folder.File("flat.ppm"));
        // Of what can be seen through, the paper behind is white.
        if (!await tools.RunAsync(ImageTools.Thumbnailer, [source, "--size", $"{Side}x{Side}>", "-o", flat + "[strip]"], cancellationToken)
            || !await tools.RunAsync(ImageTools.Cutter, ["copy", flat, pixels + "[background=255]"], cancellationToken)
            || !await tools.RunAsync(ImageTools.Reader, [pixels, folder.File("words"), "--psm", "11", "tsv"], cancellationToken)
            || Pixmap.Read(await File.ReadAllBytesAsync(pixels, cancellationToken)) is not { } image)
        {
            return null;
        }

        var words = ReadWords.Of(await File.ReadAllLinesAsync(folder.File("words.tsv"), cancellationToken));
        var faint = words.Select(w => (Word: w, Contrast: Contrast.Of(image, w))).Where(w => Contrast.IsFaint(w.Contrast, w.Word)).ToList();
        var text = string.Join(' ', words.Select(w => w.Text));
        return new PictureReading
        {
            Words = text.Length <= PictureReading.WordsMax ? text : text[..text.LastIndexOf(' ', PictureReading.WordsMax)],
            Faint = faint.Count,
            Faintest = faint.Count > 0 ? Math.Round(faint.Min(f => f.Contrast), 1) : null,
        };
    }
}
