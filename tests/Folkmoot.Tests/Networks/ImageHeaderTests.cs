// Types and sizes of images, read from bytes that may be anything.
using FsCheck;
using FsCheck.Fluent;
using Folkmoot.Networks;

namespace Folkmoot.Tests.Networks;

public sealed class ImageHeaderTests
{
    private static readonly byte[] Frame = [0xFF, 0xC0, 0x00, 0x0B, 8, 0x01, 0x2C, 0x01, 0x90, 1, 1, 0x11, 0];

    public static TheoryData<byte[], string, int, int> Images => new()
    {
        { Content.Png(640, 480), "image/png", 640, 480 },
        { [.. "GIF89a"u8, 0x40, 0x01, 0xF0, 0x00, 0, 0, 0], "image/gif", 320, 240 },
        { [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, .. Frame], "image/jpeg", 400, 300 },
        { [0xFF, 0xD8, .. Exif(6), .. Frame], "image/jpeg", 300, 400 },
        { [0xFF, 0xD8, .. Exif(1), .. Frame], "image/jpeg", 400, 300 },
        { WebP("VP8X", [0, 0, 0, 0, 0x7F, 0x02, 0x00, 0xDF, 0x01, 0x00]), "image/webp", 640, 480 },
        { WebP("VP8L", [0x2F, 0x7F, 0xC2, 0x77, 0x00, 0, 0, 0, 0, 0]), "image/webp", 640, 480 },
        { WebP("VP8 ", [0, 0, 0, 0x9D, 0x01, 0x2A, 0x80, 0x02, 0xE0, 0x01]), "image/webp", 640, 480 },
    };

    [Theory]
    [MemberData(nameof(Images))]
    public void Type_and_size_come_from_the_header(byte[] bytes, string type, int width, int height)
    {
        ImageHeader.Read(bytes, out var reason).ShouldBe(new(type, width, height));
        reason.ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Images))]
    public void A_header_that_is_cut_gives_a_reason_and_never_throws(byte[] bytes, string type, int width, int height)
    {
        for (int length = 0; length < bytes.Length; length++)
        {
            var header = ImageHeader.Read(bytes.AsSpan(0, length), out var reason);
            (header is null).ShouldBe(reason is not null);
            if (header is not null)
            {
                header.ShouldBe(new(type, width, height));
            }
        }
    }

    [Fact]
    public void What_is_no_image_says_so()
    {
        ImageHeader.Read([], out var empty);
        ImageHeader.Read("<svg xmlns='http://www.w3.org/2000/svg'/>"u8, out var vector);
        ImageHeader.Read(Content.Png(0, 5), out var flat);

        empty.ShouldBe("The file is empty.");
        vector.ShouldBe("This is not a PNG, JPEG, GIF or WebP image.");
        flat.ShouldBe("The image is damaged: its size cannot be read.");
    }

    [Fact]
    public void Random_bytes_behind_any_signature_never_throw() =>
        Prop.ForAll<byte[], int>((tail, choice) =>
        {
            byte[][] starts = [[], Content.Png(1, 1)[..8], [0xFF, 0xD8, 0xFF], [0xFF, 0xD8, .. Exif(6)], [.. "GIF89a"u8], WebP("VP8X", []), WebP("VP8L", []), WebP("VP8 ", [])];
            byte[] bytes = [.. starts[(choice & int.MaxValue) % starts.Length], .. tail ?? []];
            var header = ImageHeader.Read(bytes, out var reason);
            (header is null).ShouldBe(reason is not null);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    private static byte[] WebP(string chunk, byte[] data) => [.. "RIFF"u8, 0, 0, 0, 0, .. "WEBP"u8, .. System.Text.Encoding.ASCII.GetBytes(chunk), 0, 0, 0, 0, .. data];

    private static byte[] Exif(byte orientation) =>
        [0xFF, 0xE1, 0x00, 0x22, .. "Exif"u8, 0, 0, .. "MM"u8, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];
}
