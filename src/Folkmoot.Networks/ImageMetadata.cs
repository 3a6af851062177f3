// Takes out of an image what tells about people and places instead of showing: where and with what it was taken, thumbnails, comments, what editors wrote into it. Pure.
using System.Buffers.Binary;

namespace Folkmoot.Networks;

/// <summary>What is shown stays as it is, byte by byte: pixels, colour profile, transparency, animation. Nothing is decoded, and nothing throws, whatever the bytes are.</summary>
public static class ImageMetadata
{
    private const int PngSignature = 8;
    private const int RiffHeader = 12;

    // W3C PNG (third edition), §11: those without which colours, transparency or animation would be others.
    private static readonly string[] PngKept = ["tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "mDCV", "cLLI", "bKGD", "hIST", "pHYs", "sPLT", "acTL", "fcTL", "fdAT"];

    /// <param name="mediaType">As <see cref="ImageHeader"/> read it. GIF has no place for where it was taken and stays as it is.</param>
    public static byte[] Without(byte[] bytes, string mediaType) => mediaType switch
    {
        "image/jpeg" => JpegMetadata.Without(bytes),
        "image/png" => Png(bytes),
        "image/webp" => WebP(bytes),
        _ => bytes,
    };

    /// <summary>Chunks that must be understood have a capital first letter and stay; of the others only those that are listed. What stands after the end goes.</summary>
    private static byte[] Png(ReadOnlySpan<byte> bytes)
    {
        using var kept = new MemoryStream(bytes.Length);
        kept.Write(bytes[..Math.Min(PngSignature, bytes.Length)]);
        for (var at = PngSignature; at + 12 <= bytes.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
            var type = System.Text.Encoding.Latin1.GetString(bytes.Slice(at + 4, 4));
            var end = (int)Math.Min((long)at + 12 + length, bytes.Length);
            if (char.IsAsciiLetterUpper(type[0]) || PngKept.Contains(type, StringComparer.Ordinal))
            {
                kept.Write(bytes[at..end]);
            }

            if (type == "IEND")
            {
                break;
            }

            at = end;
        }

        return kept.ToArray();
    }

    /// <summary>RFC 9649: without the chunks EXIF and XMP, and without the flags of the extended header that promise them.</summary>
    private static byte[] WebP(ReadOnlySpan<byte> bytes)
    {
        using var kept = new MemoryStream(bytes.Length);
        kept.Write(bytes[..Math.Min(RiffHeader, bytes.Length)]);
        for (var at = RiffHeader; at + 8 <= bytes.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(at + 4)..]);
            var end = (int)Math.Min((long)at + 8 + length + (length & 1), bytes.Length);
            var chunk = bytes[at..end].ToArray();
            at = end;
            if (chunk.AsSpan().StartsWith("EXIF"u8) || chunk.AsSpan().StartsWith("XMP "u8))
            {
                continue;
            }

            if (chunk.Length > 8 && chunk.AsSpan().StartsWith("VP8X"u8))
            {
                chunk[8] &= unchecked((byte)~0b1100);
            }

            kept.Write(chunk);
        }

        var written = kept.ToArray();
        if (written.Length >= RiffHeader)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(written.AsSpan(4), (uint)written.Length - 8);
        }

        return written;
    }
}
