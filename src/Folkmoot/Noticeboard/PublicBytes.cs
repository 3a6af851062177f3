// An answer of the public pages, ready to be sent: the bytes, plain and compressed, and the headers that go with them.
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;

namespace Folkmoot.Noticeboard;

/// <param name="Coding">Content-Encoding, or null for plain bytes.</param>
/// <param name="ETag">Strong: each coding has its own (RFC 9110, section 8.8.3.3).</param>
internal sealed record PublicVariant(byte[] Bytes, string? Coding, string ETag);

internal sealed class PublicBytes
{
    /// <summary>A page may be this old; long enough for a cache in front to carry a crowd.</summary>
    private const string PageCaching = "public, max-age=10, stale-if-error=3600";

    /// <summary>Longer than a page, because an image never changes; not for ever, because it may be withdrawn.</summary>
    private const string ImageCaching = "public, max-age=3600";

    private PublicBytes(int status, string contentType, string? language, DateTimeOffset lastModified, string cacheControl, IReadOnlyList<PublicVariant> variants)
    {
        Status = status;
        ContentType = contentType;
        Language = language;
        // HTTP dates have whole seconds.
        LastModified = DateTimeOffset.FromUnixTimeSeconds(lastModified.ToUnixTimeSeconds());
        LastModifiedHeader = LastModified.ToString("R", CultureInfo.InvariantCulture);
        CacheControl = cacheControl;
        Variants = variants;
    }

    public int Status { get; }

    public string ContentType { get; }

    /// <summary>BCP 47 tag of the page's own words; null for images.</summary>
    public string? Language { get; }

    public DateTimeOffset LastModified { get; }

    public string LastModifiedHeader { get; }

    public string CacheControl { get; }

    /// <summary>The best first; the last one is plain.</summary>
    public IReadOnlyList<PublicVariant> Variants { get; }

    public int Size => Variants.Sum(v => v.Bytes.Length);

    public static PublicBytes OfText(byte[] bytes, string contentType, string language, DateTimeOffset lastModified, int status = StatusCodes.Status200OK)
    {
        var tag = Tag(bytes);
        return new(status, contentType + "; charset=utf-8", language, lastModified, PageCaching,
        [
            new(Compressed(bytes, into => new BrotliStream(into, CompressionLevel.Optimal)), "br", $"\"{tag}-br\""),
            new(Compressed(bytes, into => new GZipStream(into, CompressionLevel.Optimal)), "gzip", $"\"{tag}-gzip\""),
            new(bytes, null, $"\"{tag}\""),
        ]);
    }

    public static PublicBytes OfImage(byte[] bytes, string mediaType, DateTimeOffset lastModified) =>
        new(StatusCodes.Status200OK, mediaType, null, lastModified, ImageCaching, [new(bytes, null, $"\"{Tag(bytes)}\"")]);

    private static string Tag(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12));

    private static byte[] Compressed(byte[] bytes, Func<Stream, Stream> open)
    {
        using var into = new MemoryStream();
        using (var stream = open(into))
        {
            stream.Write(bytes);
        }

        return into.ToArray();
    }
}
