// An image without compression, as `vips` writes it: 8 bits a channel, one or three channels (Netpbm P5 and P6).
using System.Text;

namespace Folkmoot.Publishing.Library.Imaging;

internal sealed class Pixmap(int width, int height, int channels, ReadOnlyMemory<byte> pixels)
{
    public int Width => width;

    public int Height => height;

    /// <summary>Null where the bytes are no such image.</summary>
    public static Pixmap? Read(ReadOnlyMemory<byte> bytes)
    {
        var at = 0;
        var channels = Word() switch { "P6" => 3, "P5" => 1, _ => 0 };
        return channels > 0 && int.TryParse(Word(), out var width) && int.TryParse(Word(), out var height) && Word() == "255" && width > 0 && height > 0
            && bytes.Length - at >= (long)width * height * channels ? new Pixmap(width, height, channels, bytes[at..]) : null;

        // Words of the head are divided by one blank or line end; a line that begins with # is a remark.
        string? Word()
        {
            var span = bytes.Span;
            while (at < span.Length && span[at] == '#')
            {
                var rest = span[at..].IndexOf((byte)'\n');
                at = rest < 0 ? span.Length : at + rest + 1;
            }

            var end = at;
            while (end < span.Length && span[end] > ' ')
            {
                end++;
            }

            if (end >= span.Length)
            {
                return null;
            }

            var word = Encoding.ASCII.GetString(span[at..end]);
            at = end + 1;
            return word;
        }
    }

    /// <summary>Relative luminance of a pixel, 0 to 1 (WCAG 2.2, "relative luminance").</summary>
    public double Luminance(int x, int y)
    {
        var span = pixels.Span.Slice(((y * width) + x) * channels, channels);
        return channels == 1 ? Linear(span[0]) : (0.2126 * Linear(span[0])) + (0.7152 * Linear(span[1])) + (0.0722 * Linear(span[2]));
    }

    private static double Linear(byte value)
    {
        var part = value / 255d;
        return part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);
    }
}
