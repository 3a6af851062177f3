// Walks the segments of a JPEG to its frame header, noting on the way how the camera was held.
using System.Buffers.Binary;

namespace Folkmoot.Networks;

/// <summary>ITU-T T.81 annex B for the segments; Exif 3.0 §4.6 for the orientation, tag 0x0112 of the first directory.</summary>
internal static class JpegHeader
{
    private const int ExifHeader = 6;

    public static ReadOnlySpan<byte> Start => [0xFF, 0xD8, 0xFF];

    public static ImageHeader? Read(ReadOnlySpan<byte> bytes)
    {
        bool onItsSide = false;
        int at = 2;
        while (at + 4 <= bytes.Length)
        {
            if (bytes[at] != 0xFF)
            {
                return null;
            }

            byte marker = bytes[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            if (marker is 0x01 or (>= 0xD0 and <= 0xD7))
            {
                at += 2;
                continue;
            }

            int length = BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
            if (length < 2 || marker is 0xD9 or 0xDA)
            {
                return null;
            }

            var segment = bytes[(at + 4)..Math.Min(at + 2 + length, bytes.Length)];
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return Frame(segment, onItsSide);
            }

            onItsSide |= marker == 0xE1 && Orientation(segment) is >= 5 and <= 8;
            at += 2 + length;
        }

        return null;
    }

    private static ImageHeader? Frame(ReadOnlySpan<byte> segment, bool onItsSide)
    {
        if (segment.Length < 5)
        {
            return null;
        }

        int height = BinaryPrimitives.ReadUInt16BigEndian(segment[1..]);
        int width = BinaryPrimitives.ReadUInt16BigEndian(segment[3..]);
        return onItsSide ? new("image/jpeg", height, width) : new("image/jpeg", width, height);
    }

    /// <summary>How the camera was held, 1 for upright to 8; null where the segment does not say.</summary>
    public static int? Orientation(ReadOnlySpan<byte> segment)
    {
        if (segment.Length < ExifHeader + 8 || !segment.StartsWith("Exif\0\0"u8))
        {
            return null;
        }

        var tiff = segment[ExifHeader..];
        bool little = tiff.StartsWith("II"u8);
        uint directory = UInt32(tiff[4..], little);
        if (directory > (uint)tiff.Length - 2)
        {
            return null;
        }

        var entries = tiff[(int)directory..];
        int count = UInt16(entries, little);
        for (int i = 0; i < count && 2 + ((i + 1) * 12) <= entries.Length; i++)
        {
            var entry = entries[(2 + (i * 12))..];
            if (UInt16(entry, little) == 0x0112)
            {
                return UInt16(entry[8..], little);
            }
        }

        return null;
    }

    private static ushort UInt16(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static uint UInt32(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
