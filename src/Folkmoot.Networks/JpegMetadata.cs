// Takes out of a JPEG everything that is not needed to show it, and keeps how it was held. Pure.
using System.Buffers.Binary;

namespace Folkmoot.Networks;

/// <summary>
/// ITU-T T.81 annex B. Of the application segments stay JFIF, the colour profile (APP2 ICC_PROFILE) and Adobe's colour transform (APP14); comments and all others go: Exif with its place and thumbnail, XMP,
/// IPTC, and what stands after the end (a second image, a film). An orientation other than upright is written anew as an Exif segment with that one tag, so that the image is not shown lying on its side.
/// </summary>
internal static class JpegMetadata
{
    public static byte[] Without(ReadOnlySpan<byte> bytes)
    {
        using var kept = new MemoryStream(bytes.Length);
        kept.Write(bytes[..Math.Min(2, bytes.Length)]);
        var orientation = 1;
        var placed = false;
        for (var at = 2; at + 2 <= bytes.Length;)
        {
            var marker = bytes[at + 1];
            if (bytes[at] != 0xFF || marker == 0xFF)
            {
                at++;
                continue;
            }

            if (marker == 0xD9)
            {
                kept.Write(bytes.Slice(at, 2));
                break;
            }

            if (marker is 0x01 or (>= 0xD0 and <= 0xD8))
            {
                kept.Write(bytes.Slice(at, 2));
                at += 2;
                continue;
            }

            var length = at + 4 <= bytes.Length ? BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]) : 0;
            var end = Math.Min(at + 2 + Math.Max(length, 2), bytes.Length);
            var content = bytes[Math.Min(at + 4, end)..end];
            orientation = marker == 0xE1 && JpegHeader.Orientation(content) is { } held ? held : orientation;
            if (Stays(marker, content))
            {
                if (!placed && marker is not (0xE0 or 0xE2 or 0xEE))
                {
                    // All of Exif stands before the tables and the frame.
                    placed = true;
                    kept.Write(orientation is > 1 and <= 8 ? Exif((byte)orientation) : []);
                }

                kept.Write(bytes[at..end]);
            }

            at = end;
            if (marker == 0xDA)
            {
                end = EndOfScan(bytes, at);
                kept.Write(bytes[at..end]);
                at = end;
            }
        }

        return kept.ToArray();
    }

    private static bool Stays(byte marker, ReadOnlySpan<byte> content) => marker switch
    {
        0xE0 => content.StartsWith("JFIF\0"u8),
        0xE2 => content.StartsWith("ICC_PROFILE\0"u8),
        0xEE => content.StartsWith("Adobe"u8),
        >= 0xE1 and <= 0xEF or 0xFE => false,
        _ => true,
    };

    /// <summary>Where the next marker is that is neither a stuffed byte nor a restart.</summary>
    private static int EndOfScan(ReadOnlySpan<byte> bytes, int at)
    {
        while (at + 1 < bytes.Length && !(bytes[at] == 0xFF && bytes[at + 1] is not (0x00 or 0xFF or (>= 0xD0 and <= 0xD7))))
        {
            at++;
        }

        return at + 1 < bytes.Length ? at : bytes.Length;
    }

    /// <summary>Exif 3.0 §4.6: one directory with one tag, the orientation (0x0112, one short).</summary>
    private static byte[] Exif(byte orientation) =>
    [
        0xFF, 0xE1, 0, 34, .. "Exif\0\0"u8, .. "MM\0*"u8, 0, 0, 0, 8, 0, 1,
        0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0,
    ];
}
