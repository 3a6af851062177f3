// Posts, keys and images for the tests of networks.
using System.Buffers.Binary;
using Folkmoot.Networks;

namespace Folkmoot.Tests.Networks;

internal static class Content
{
    /// <summary>Joined emoji, a flag, combining accents, right-to-left text, an astral letter, and a joiner inside a word.</summary>
    public const string OddText = "👩‍👩‍👧‍👦🇲🇽 e\u0301o\u0302\u0323 שלום مرحبا 𝒜 می‌خواهم क्षि 1️⃣ “–…” \u200F?";

    public static Guid Key() => Guid.CreateVersion7(TimeProvider.System.GetUtcNow());

    public static Outgoing Post(string text = "The bridge is open again.", params OutgoingImage[] images) =>
        new(text, ["en"], images, TimeProvider.System.GetUtcNow());

    public static OutgoingImage Image(string alt = "The bridge at sunrise") => new("image/png", Png(3, 2), alt, 3, 2, new Uri("https://media.example.gov/fetch/1"));

    /// <summary>Signature and header of a PNG; nothing here decodes more.</summary>
    public static byte[] Png(int width, int height)
    {
        byte[] bytes = [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 0, 0, 0, 0, 0, 0, 8, 6, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(20), height);
        return bytes;
    }
}
