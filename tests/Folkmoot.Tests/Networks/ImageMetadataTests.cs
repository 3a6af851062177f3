// What an image tells beside what it shows is gone before it is stored; what it shows is the same, byte by byte.
using System.Buffers.Binary;
using System.Text;
using Folkmoot.Networks;

namespace Folkmoot.Tests.Networks;

public sealed class ImageMetadataTests
{
    private const string Place = "38.8977 N 77.0365 W";

    // A gray JPEG of 8 by 8 pixels: quantisation table, frame, two Huffman tables and a scan with a stuffed FF00 and a restart.
    private static readonly byte[] Picture =
    [
        .. Segment(0xDB, [0, .. Enumerable.Repeat((byte)16, 64)]), .. Segment(0xC0, [8, 0, 8, 0, 8, 1, 1, 0x11, 0]),
        .. Segment(0xC4, [0, 1, .. new byte[15], 0]), .. Segment(0xC4, [0x10, 1, .. new byte[15], 0]), .. Segment(0xDA, [1, 1, 0, 0, 63, 0]), 0x3F, 0xFF, 0x00, 0xFF, 0xD0, 0x7F,
    ];

    private static byte[] Jfif => Segment(0xE0, [.. "JFIF\0"u8, 1, 2, 0, 0, 1, 0, 1, 0, 0]);

    private static byte[] Profile => Segment(0xE2, [.. "ICC_PROFILE\0"u8, 1, 1, 7, 7, 7]);

    private static byte[] Adobe => Segment(0xEE, [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, 1]);

    [Theory]
    [InlineData(1, true)]
    [InlineData(6, true)]
    [InlineData(6, false)]
    [InlineData(8, false)]
    public void A_JPEG_keeps_picture_profile_and_how_it_was_held_and_nothing_else(byte orientation, bool little)
    {
        byte[] taken =
        [
            0xFF, 0xD8, .. Jfif, .. Exif(orientation, little), .. Segment(0xE1, Encoding.ASCII.GetBytes("http://ns.adobe.com/xap/1.0/\0" + Place)), .. Profile,
            .. Segment(0xE2, Encoding.ASCII.GetBytes("MPF\0" + Place)), .. Segment(0xED, Encoding.ASCII.GetBytes("Photoshop 3.0\0" + Place)), .. Adobe, .. Segment(0xFE, Encoding.ASCII.GetBytes(Place)),
            .. Picture, 0xFF, 0xD9, 0xFF, 0xD8, .. Exif(1, little), 0xFF, 0xD9,
        ];
        Contains(taken, Place).ShouldBeTrue();
        var stored = ImageMetadata.Without(taken, "image/jpeg");

        Contains(stored, Place).ShouldBeFalse();
        byte[] upright = [0xFF, 0xD8, .. Jfif, .. Profile, .. Adobe, .. Picture, 0xFF, 0xD9];
        if (orientation == 1)
        {
            stored.ShouldBe(upright);
        }
        else
        {
            stored.Length.ShouldBe(upright.Length + 36);
            stored.AsSpan(stored.Length - Picture.Length - 2).ToArray().ShouldBe([.. Picture, 0xFF, 0xD9]);
        }

        ImageHeader.Read(stored, out _).ShouldBe(ImageHeader.Read(taken, out _));
        JpegHeader.Orientation(stored.AsSpan(stored.AsSpan().IndexOf("Exif"u8) is var at and >= 0 ? at : stored.Length)).ShouldBe(orientation == 1 ? null : orientation);
        ImageMetadata.Without(stored, "image/jpeg").ShouldBe(stored);
    }

    [Fact]
    public void A_PNG_keeps_its_picture_colours_and_transparency_only()
    {
        byte[] start = [0x89, .. "PNG"u8, 0x0D, 0x0A, 0x1A, 0x0A, .. Chunk("IHDR", [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])];
        byte[] shown = [.. Chunk("iCCP", [1, 2]), .. Chunk("tRNS", [0, 0]), .. Chunk("IDAT", [1, 2, 3]), .. Chunk("IEND", [])];
        byte[] taken =
        [
            .. start, .. Chunk("eXIf", Encoding.ASCII.GetBytes(Place)), .. Chunk("tEXt", Encoding.ASCII.GetBytes("Author\0" + Place)), .. Chunk("iTXt", Encoding.ASCII.GetBytes(Place)), .. Chunk("tIME", new byte[7]),
            .. shown, .. Encoding.ASCII.GetBytes(Place),
        ];
        ImageMetadata.Without(taken, "image/png").ShouldBe([.. start, .. shown]);
    }

    [Fact]
    public void A_WebP_loses_its_Exif_and_XMP_and_says_so()
    {
        byte[] Riff(params byte[][] chunks)
        {
            byte[] all = [.. "RIFF"u8, 0, 0, 0, 0, .. "WEBP"u8, .. chunks.SelectMany(c => c)];
            BinaryPrimitives.WriteInt32LittleEndian(all.AsSpan(4), all.Length - 8);
            return all;
        }

        byte[] Header(byte flags) => Piece("VP8X", [flags, 0, 0, 0, 9, 0, 0, 9, 0, 0]);
        var picture = Piece("VP8L", [0x2F, 0, 0, 0, 0, 1, 2]);
        var taken = Riff(Header(0b0001_1100), picture, Piece("EXIF", Encoding.ASCII.GetBytes(Place)), Piece("XMP ", Encoding.ASCII.GetBytes(Place)));
        ImageMetadata.Without(taken, "image/webp").ShouldBe(Riff(Header(0b0001_0000), picture));
    }

    [Fact]
    public void Broken_bytes_are_never_too_much()
    {
        var random = new Random(5);
        byte[] good = [0xFF, 0xD8, .. Jfif, .. Exif(6, true), .. Picture, 0xFF, 0xD9];
        for (var i = 0; i < 2_000; i++)
        {
            var bytes = good[..random.Next(good.Length + 1)];
            for (var j = 0; j < 3 && bytes.Length > 0; j++)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            foreach (var type in new[] { "image/jpeg", "image/png", "image/webp" })
            {
                ImageMetadata.Without(bytes, type).Length.ShouldBeLessThanOrEqualTo(bytes.Length + 36);
            }
        }
    }

    private static byte[] Segment(byte marker, byte[] content) => [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)((content.Length + 2) & 0xFF), .. content];

    /// <summary>A first directory with a maker, an orientation and a place.</summary>
    private static byte[] Exif(byte orientation, bool little)
    {
        byte[] Short(int value) => little ? [(byte)(value & 0xFF), (byte)(value >> 8)] : [(byte)(value >> 8), (byte)(value & 0xFF)];
        byte[] Long(int value) => little ? [.. Short(value), 0, 0] : [0, 0, .. Short(value)];
        byte[] tiff =
        [
            .. little ? "II"u8 : "MM"u8, .. Short(42), .. Long(8), .. Short(2),
            .. Short(0x0112), .. Short(3), .. Long(1), .. Short(orientation), 0, 0, .. Short(0x8825), .. Short(4), .. Long(1), .. Long(38), .. Long(0), .. Encoding.ASCII.GetBytes(Place),
        ];
        return Segment(0xE1, [.. "Exif\0\0"u8, .. tiff]);
    }

    private static byte[] Chunk(string type, byte[] content) => [0, 0, 0, (byte)content.Length, .. Encoding.ASCII.GetBytes(type), .. content, 1, 2, 3, 4];

    private static byte[] Piece(string type, byte[] content) => [.. Encoding.ASCII.GetBytes(type), (byte)content.Length, 0, 0, 0, .. content, .. new byte[content.Length % 2]];

    private static bool Contains(byte[] bytes, string words) => bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(words)) >= 0;
}
