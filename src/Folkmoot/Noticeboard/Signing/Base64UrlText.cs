// base64url as JOSE wants it (RFC 7515, section 2): without padding, without spaces, one text for one value. Pure.
using System.Buffers.Text;

namespace Folkmoot.Noticeboard.Signing;

internal static class Base64UrlText
{
    public static string Of(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);

    /// <summary>Null for anything that <see cref="Of"/> would not have written.</summary>
    public static byte[]? TryRead(ReadOnlySpan<char> text)
    {
        if (!Base64Url.IsValid(text))
        {
            return null;
        }

        var bytes = Base64Url.DecodeFromChars(text);
        return text.SequenceEqual(Of(bytes)) ? bytes : null;
    }
}
