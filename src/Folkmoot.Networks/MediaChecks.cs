// What is wrong with the images and videos of a post: how many, of what kind, how large, in what proportions, and whether they are described.
namespace Folkmoot.Networks;

internal static class MediaChecks
{
    private const long BytesPerKilobyte = 1000;

    // Proportions are whole pixels: an image of 1080 by 1350 is 4:5, and one of 1080 by 1351 still is to every network.
    private const double RatioSlack = 0.01;

    public static IEnumerable<PreflightProblem> Of(MediaLimits limits, IReadOnlyList<MediaItem> media)
    {
        var problems = Counts(limits, media).ToList();
        for (int i = 0; i < media.Count; i++)
        {
            int place = i + 1;
            problems.AddRange(media[i].Kind switch
            {
                MediaKind.Image or MediaKind.Gif => limits.ImagesMax == 0 ? [] : Image(limits, media[i], place),
                MediaKind.Video => limits.VideosMax == 0 ? [] : Video(limits, media[i], place),
                _ => [new("media-kind", new Reason("networks.media.kind", place), new Reason("networks.fix.media-kind"), Item: place)],
            });
        }

        return problems;
    }

    private static IEnumerable<PreflightProblem> Counts(MediaLimits limits, IReadOnlyList<MediaItem> media)
    {
        int gifs = media.Count(item => item.Kind == MediaKind.Gif);
        int images = media.Count(item => item.Kind == MediaKind.Image) + gifs;
        int videos = media.Count(item => item.Kind == MediaKind.Video);
        int usable = (limits.ImagesMax > 0 ? images : 0) + (limits.VideosMax > 0 ? videos : 0);
        if (usable < limits.MediaMin)
        {
            yield return limits.ImagesMax == 0
                ? new("media-missing", new Reason("networks.media.video-missing"), new Reason("networks.fix.video-missing"))
                : new("media-missing", new Reason("networks.media.missing"), new Reason("networks.fix.media-missing"));
        }

        if (images > limits.ImagesMax)
        {
            yield return limits.ImagesMax == 0
                ? new("no-images", new Reason("networks.images-none"), new Reason("networks.fix.remove-images"))
                : new("too-many-images", new Reason("networks.images-many", limits.ImagesMax), new Reason("networks.fix.fewer-images", images - limits.ImagesMax));
        }

        if (videos > limits.VideosMax)
        {
            yield return limits.VideosMax == 0
                ? new("no-videos", new Reason("networks.videos-none"), new Reason("networks.fix.remove-videos"))
                : new("too-many-videos", new Reason("networks.videos-many", limits.VideosMax), new Reason("networks.fix.fewer-videos", videos - limits.VideosMax));
        }

        if (images > 0 && videos > 0 && !limits.Mixed && limits.ImagesMax > 0 && limits.VideosMax > 0)
        {
            yield return new("mixed-media", new Reason("networks.media.mixed"), new Reason("networks.fix.mixed"));
        }
        else if (limits.Mixed && images + videos > Math.Max(limits.ImagesMax, limits.VideosMax) && images <= limits.ImagesMax && videos <= limits.VideosMax)
        {
            int most = Math.Max(limits.ImagesMax, limits.VideosMax);
            yield return new("too-many-media", new Reason("networks.media.many", most), new Reason("networks.fix.fewer-media", images + videos - most));
        }

        if (gifs > limits.GifsMax || (gifs > 0 && limits.GifsMax == 1 && images > gifs))
        {
            yield return new("gif-alone", new Reason("networks.gif.alone"), new Reason("networks.fix.gif-alone"));
        }
    }

    private static IEnumerable<PreflightProblem> Image(MediaLimits limits, MediaItem item, int place)
    {
        long bytesMax = item.Kind == MediaKind.Gif ? limits.GifBytesMax : limits.ImageBytesMax;
        var type = item.MediaType ?? (item.Kind == MediaKind.Gif ? "image/gif" : null);
        if (type is not null && !limits.ImageTypes.Contains(type, StringComparer.OrdinalIgnoreCase))
        {
            yield return Problem("image-type", place, new Reason("networks.image.type", place, Name(type)), new Reason("networks.fix.image-type", Names(limits.ImageTypes)));
        }

        if (item.Bytes > bytesMax)
        {
            yield return Problem("image-size", place, new Reason("networks.image.large", place, bytesMax / BytesPerKilobyte), new Reason("networks.fix.image-size"));
        }

        if (item.Width < 1 || item.Height < 1)
        {
            yield return Problem("image-unsized", place, new Reason("networks.image.size", place), new Reason("networks.fix.image-unsized"));
        }
        else if (item is { Width: { } width, Height: { } height })
        {
            double ratio = (double)width / height;
            if ((long)width * height > limits.ImagePixelsMax)
            {
                yield return Problem("image-pixels", place, new Reason("networks.image.pixels", place, limits.ImagePixelsMax / 1_000_000), new Reason("networks.fix.image-pixels"));
            }

            if ((long)width + height > limits.ImageSidesMax)
            {
                yield return Problem("image-pixels", place, new Reason("networks.image.sides", place, limits.ImageSidesMax), new Reason("networks.fix.image-pixels"));
            }

            if (ratio < limits.RatioMin - RatioSlack || ratio > limits.RatioMax + RatioSlack)
            {
                yield return Problem(
                    "image-ratio", place, new Reason("networks.image.ratio", place, Ratio(limits.RatioMin), Ratio(limits.RatioMax)), new Reason("networks.fix.image-ratio"));
            }
        }

        if (string.IsNullOrWhiteSpace(item.AltText))
        {
            yield return Problem(Preflight.AltMissing, place, new Reason("networks.image.alt-missing", place), new Reason("networks.fix.alt-missing"));
        }
        else if (item.AltText.Length > limits.AltTextMax && limits.AltTextMax > 0)
        {
            yield return Problem("alt-long", place, new Reason("networks.image.alt", place, limits.AltTextMax), new Reason("networks.fix.alt-long", item.AltText.Length - limits.AltTextMax));
        }
    }

    private static IEnumerable<PreflightProblem> Video(MediaLimits limits, MediaItem item, int place)
    {
        if (item.MediaType is { } type && !limits.VideoTypes.Contains(type, StringComparer.OrdinalIgnoreCase))
        {
            yield return Problem("video-type", place, new Reason("networks.video.type", place, Name(type)), new Reason("networks.fix.video-type", Names(limits.VideoTypes)));
        }

        if (item.Bytes > limits.VideoBytesMax)
        {
            yield return Problem("video-size", place, new Reason("networks.video.large", place, limits.VideoBytesMax / 1_000_000), new Reason("networks.fix.video-size"));
        }
    }

    private static PreflightProblem Problem(string rule, int place, Reason reason, Reason fix) => new(rule, reason, fix, Item: place);

    private static string Ratio(double ratio) => ratio >= 1
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{ratio:0.##}:1")
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"1:{1 / ratio:0.##}");

    private static string Names(IEnumerable<string> types) => string.Join(", ", types.Select(Name));

    /// <summary><c>image/jpeg</c> as people call it.</summary>
    private static string Name(string mediaType) => mediaType[(mediaType.IndexOf('/', StringComparison.Ordinal) + 1)..].ToUpperInvariant();
}
