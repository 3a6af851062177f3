// The text of a file that a spreadsheet wrote: UTF-8 or UTF-16, or the reason why it cannot be read. Pure.
using System.Text;

namespace Folkmoot.Publishing.Plan.Imports;

internal static class CsvText
{
    /// <summary>Of a file. What a form carries it as while it is checked is at most three times that.</summary>
    public const int BytesMax = 1_000_000;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Null: it is neither, and to guess would spoil names.</summary>
    public static string? Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return bytes switch
            {
                [0xFF, 0xFE, .. var little] => new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true).GetString(little),
                [0xFE, 0xFF, .. var big] => new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true).GetString(big),
                [0xEF, 0xBB, 0xBF, .. var marked] => Utf8.GetString(marked),
                _ => bytes.Contains((byte)0) ? null : Utf8.GetString(bytes),
            };
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
