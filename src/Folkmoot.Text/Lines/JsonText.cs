// Reads a JSON string into characters as it stands, also where it holds half a surrogate pair, which posts cut by length do.
using System.Globalization;
using System.Text;

namespace Folkmoot.Text.Lines;

/// <summary>Strings of JSON as they stand.</summary>
public static class JsonText
{
    /// <summary>Writes the characters of a valid JSON string without its quotes; there must be room for as many as it has bytes.</summary>
    public static int Unescape(ReadOnlySpan<byte> json, Span<char> target)
    {
        int written = 0;
        while (!json.IsEmpty)
        {
            int plain = json.IndexOf((byte)'\\');
            int copied = plain < 0 ? json.Length : plain;
            written += Encoding.UTF8.GetChars(json[..copied], target[written..]);
            json = json[copied..];
            if (json.IsEmpty)
            {
                break;
            }

            target[written++] = json[1] switch
            {
                (byte)'u' => (char)int.Parse(json.Slice(2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
                (byte)'n' => '\n',
                (byte)'r' => '\r',
                (byte)'t' => '\t',
                (byte)'b' => '\b',
                (byte)'f' => '\f',
                byte other => (char)other,
            };
            json = json[(json[1] == (byte)'u' ? 6 : 2)..];
        }

        return written;
    }
}
