namespace Folkmoot.Networks;

/// <summary>What is known of an image or video before it is sent; a null is not known and not checked.</summary>
/// <param name="AltText">Its description; empty for none.</param>
public sealed record MediaItem(MediaKind Kind, string? MediaType, long? Bytes, int? Width, int? Height, string AltText)
{
    public static MediaKind KindOf(string mediaType) =>
        mediaType.Equals("image/gif", StringComparison.OrdinalIgnoreCase) ? MediaKind.Gif
        : mediaType.StartsWith("image/", StringComparison.OrdinalIgnoreCase) ? MediaKind.Image
        : mediaType.StartsWith("video/", StringComparison.OrdinalIgnoreCase) ? MediaKind.Video
        : MediaKind.Other;
}

public enum MediaKind
{
    Image,
    Gif,
    Video,
    Other,
}
