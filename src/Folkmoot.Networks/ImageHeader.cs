// Reads what kind of image some bytes are, and how large in pixels, from their header alone: nothing is decoded.
using System.Buffers.Binary;

namespace Folkmoot.Networks;

/// <summary>Type and size of an image as it is shown (a JPEG that its camera marked as lying on its side has them exchanged).</summary>
public sealed record ImageHeader(string MediaType, int Width, int Height)
{
    private static ReadOnlySpan<byte> PngSignature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>The header, or null and the reason. Never throws, whatever the bytes are.</summary>
    public static ImageHeader? Read(ReadOnlySpan<byte> bytes, out string? reason)
    {
        var header = bytes.StartsWith(PngSignature) ? Png(bytes)
            : bytes.StartsWith(JpegHeader.Start) ? JpegHeader.Read(bytes)
            : bytes.StartsWith("GIF87a"u8) || bytes.StartsWith("GIF89a"u8) ? Gif(bytes)
            : bytes.StartsWith("RIFF"u8) && bytes.Length >= 12 && bytes[8..12].SequenceEqual("WEBP"u8) ? WebP(bytes)
            : null;
        reason = header is { Width: > 0, Height: > 0 } ? null : Reason(bytes, header);
        return reason is null ? header : null;
    }

    private static string Reason(ReadOnlySpan<byte> bytes, ImageHeader? header) =>
        bytes.IsEmpty ? "The file is empty."
        : header is not null || Known(bytes) ? "The image is damaged: its size cannot be read."
        : "This is not a PNG, JPEG, GIF or WebP image.";

    private static bool Known(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith(PngSignature) || bytes.StartsWith(JpegHeader.Start) || bytes.StartsWith("GIF8"u8) || (bytes.StartsWith("RIFF"u8) && bytes.Length >= 12 && bytes[8..12].SequenceEqual("WEBP"u8));

    // W3C PNG, §11.2.1: the first chunk is IHDR.
    private static ImageHeader? Png(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 24 && bytes[12..16].SequenceEqual("IHDR"u8)
        && BinaryPrimitives.ReadUInt32BigEndian(bytes[16..]) is <= int.MaxValue and var width
        && BinaryPrimitives.ReadUInt32BigEndian(bytes[20..]) is <= int.MaxValue and var height
            ? new("image/png", (int)width, (int)height)
            : null;

    private static ImageHeader? Gif(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 10
            ? new("image/gif", BinaryPrimitives.ReadUInt16LittleEndian(bytes[6..]), BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..]))
            : null;

    // RFC 9649: lossy (a VP8 key frame, RFC 6386 §9.1), lossless, or extended with the size of the canvas.
    private static ImageHeader? WebP(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 30)
        {
            return bytes.Length >= 25 && bytes[12..16].SequenceEqual("VP8L"u8) ? Lossless(bytes) : null;
        }

        var chunk = bytes[12..16];
        if (chunk.SequenceEqual("VP8X"u8))
        {
            return new("image/webp", 1 + UInt24(bytes[24..]), 1 + UInt24(bytes[27..]));
        }

        if (chunk.SequenceEqual("VP8L"u8))
        {
            return Lossless(bytes);
        }

        return chunk.SequenceEqual("VP8 "u8) && bytes[23..26] is [0x9D, 0x01, 0x2A]
            ? new("image/webp", BinaryPrimitives.ReadUInt16LittleEndian(bytes[26..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(bytes[28..]) & 0x3FFF)
            : null;
    }

    private static ImageHeader? Lossless(ReadOnlySpan<byte> bytes)
    {
        uint packed = BinaryPrimitives.ReadUInt32LittleEndian(bytes[21..]);
        return bytes[20] == 0x2F ? new("image/webp", 1 + (int)(packed & 0x3FFF), 1 + (int)((packed >> 14) & 0x3FFF)) : null;
    }

    private static int UInt24(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);
}
