// Makes the body of a form with a file, as browsers send it (RFC 7578).
using System.Security.Cryptography;
using System.Text;

namespace Folkmoot.Networks.Http;

internal static class Multipart
{
    /// <param name="fields">Plain fields; an empty value is left out.</param>
    /// <param name="files">Files with their own names: the name never comes from outside.</param>
    public static OnceContent Form(IEnumerable<(string Name, string Value)> fields, params IEnumerable<(string Name, string FileName, string MediaType, ReadOnlyMemory<byte> Bytes)> files)
    {
        var boundary = "folkmoot" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        using var body = new MemoryStream();
        foreach (var (name, value) in fields.Where(field => field.Value.Length > 0))
        {
            Write($"--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{value}\r\n");
        }

        foreach (var (name, fileName, mediaType, bytes) in files)
        {
            Write($"--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{fileName}\"\r\nContent-Type: {mediaType}\r\n\r\n");
            body.Write(bytes.Span);
            Write("\r\n");
        }

        Write($"--{boundary}--\r\n");
        return new(body.ToArray(), "multipart/form-data; boundary=" + boundary);

        void Write(string text) => body.Write(Encoding.UTF8.GetBytes(text));
    }

    /// <summary>A name for an image of this type.</summary>
    public static string FileName(string mediaType) => "image." + mediaType switch
    {
        "image/jpeg" => "jpg",
        "image/gif" => "gif",
        "image/webp" => "webp",
        _ => "png",
    };
}
