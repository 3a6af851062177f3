// Draws the demonstration's pictures, so that it has some without any file of somebody else's: plain shapes, written as PNG.
using System.Buffers.Binary;
using System.IO.Compression;

namespace Folkmoot.Demo;

internal static class DemoPicture
{
    private const int Width = 640;
    private const int Height = 400;
    private const uint Sky = 0xBFD9EA;
    private const uint Water = 0x2F6690;
    private const uint Stone = 0x9A9A92;
    private const uint White = 0xF7F7F2;
    private const uint Red = 0xB23A2E;
    private const uint Glass = 0x3C4A55;
    private const uint Grass = 0x7FA06A;

    public static byte[] Ferry() => Png((x, y) =>
        x > 500 && y > 210 ? Stone
        : y is > 250 and < 300 && x > 90 + (y - 250) && x < 480 - ((y - 250) / 2) ? White
        : y is > 200 and <= 250 && x is > 150 and < 420 ? (y is > 212 and < 232 && (x - 150) % 45 is > 12 and < 36 ? Glass : White)
        : y is > 140 and <= 200 && x is > 300 and < 345 ? Red
        : y > 270 ? Water : Sky);

    public static byte[] Market() => Png((x, y) =>
    {
        var within = x % 160;
        return y is > 120 and < 190 && within is > 12 and < 148 ? ((within - 12) / 17 % 2 == 0 ? Red : White)
            : y is >= 190 and < 320 && (within is > 14 and < 20 || within is > 140 and < 146) ? Glass
            : y is > 260 and < 320 && within is > 20 and < 140 ? Stone
            : y > 320 ? Grass : Sky;
    });

    public static byte[] Roofs() => Png((x, y) => x % 107 < 14 || y % 80 < 12 ? Stone : (x / 107 * 7 + y / 80 * 5) % 6 == 0 ? Grass : x % 107 < 58 ? Red : 0x93291F);

    /// <param name="colour">Of the pixel at x and y, as 0xRRGGBB.</param>
    private static byte[] Png(Func<int, int, uint> colour)
    {
        var rows = new byte[Height * (1 + (Width * 3))];
        for (int y = 0, at = 0; y < Height; y++)
        {
            // Each row says first that nothing was done to it.
            rows[at++] = 0;
            for (var x = 0; x < Width; x++)
            {
                var rgb = colour(x, y);
                (rows[at], rows[at + 1], rows[at + 2]) = ((byte)(rgb >> 16), (byte)(rgb >> 8 & 0xFF), (byte)(rgb & 0xFF));
                at += 3;
            }
        }

        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            zlib.Write(rows);
        }

        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, Width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), Height);
        (head[8], head[9]) = (8, 2);
        using var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        Chunk(png, "IHDR"u8, head);
        Chunk(png, "IDAT"u8, packed.ToArray());
        Chunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    private static void Chunk(MemoryStream png, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        png.Write(type);
        png.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc([.. type, .. data]));
        png.Write(number);
    }

    /// <summary>The check sum of PNG (W3C PNG, annex D).</summary>
    private static uint Crc(byte[] bytes)
    {
        var crc = 0xFFFFFFFF;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }
        }

        return ~crc;
    }
}
