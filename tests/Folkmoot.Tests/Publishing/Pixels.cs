// Small image files made by hand.
using System.Buffers.Binary;

namespace Folkmoot.Tests.Publishing;

internal static class Pixels
{
    /// <summary>The head of a PNG of that size; <paramref name="shade"/> makes its bytes differ from another's.</summary>
    public static byte[] Png(int width, int height, byte shade = 0)
    {
        byte[] bytes = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R', .. new byte[8], 8, 0, 0, 0, 0, shade, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(20), height);
        return bytes;
    }
}
