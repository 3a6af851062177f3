// Writes XML feeds as UTF-8 bytes.
using System.Text;
using System.Xml;

namespace Folkmoot.Noticeboard;

internal static class FeedXml
{
    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true };

    public static byte[] Write(Action<XmlWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, Settings))
        {
            write(xml);
        }

        return bytes.ToArray();
    }
}
