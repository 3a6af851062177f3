// Reads the bytes of a feed, whatever its format and whatever is wrong with it, or says why they are none.
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Folkmoot.Networks.Rss;

internal abstract record FeedOutcome
{
    private protected FeedOutcome()
    {
    }
}

internal sealed record Feed(string Title, string? Home, IReadOnlyList<Incoming> Items) : FeedOutcome;

internal sealed record NoFeed(Reason Reason) : FeedOutcome;

internal static partial class FeedReader
{
    /// <summary>Most items that one read takes: feeds list the newest first, and a feed of more is an archive.</summary>
    public const int ItemsMax = 1000;

    /// <summary>Longest text of an item, in UTF-16 units.</summary>
    public const int TextMax = 20_000;

    public static FeedOutcome Read(byte[] body, string? mediaType, Uri address, DateTimeOffset now)
    {
        var text = Decode(body, mediaType);
        var start = text.AsSpan().TrimStart();
        if (start.Length == 0)
        {
            return new NoFeed(new Reason("networks.rss.empty"));
        }

        if (start[0] == '{')
        {
            return JsonFeed.Read(text, address, now);
        }

        try
        {
            return XmlFeed.Read(Parse(text), address, now);
        }
        catch (XmlException broken)
        {
            // Feeds are often written with HTML's entities, which XML does not know.
            try
            {
                return XmlFeed.Read(Parse(NamedEntity().Replace(text, Plain)), address, now);
            }
            catch (XmlException)
            {
                return new NoFeed(IsPage(start) ? new Reason("networks.rss.page") : new Reason("networks.rss.broken", broken.LineNumber));
            }
        }
    }

    // No document type, hence no entities to expand and no file or address to fetch (XXE, billion laughs).
    private static XElement Parse(string text)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            CheckCharacters = false,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            MaxCharactersFromEntities = 1024,
        };
        using var reader = XmlReader.Create(new StringReader(text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n')), settings);
        int deepest = 0;
        var document = new XDocument();
        using (var writer = document.CreateWriter())
        {
            while (reader.Read())
            {
                deepest = Math.Max(deepest, reader.Depth);
                if (deepest > 200)
                {
                    throw new XmlException("Nested too deeply.");
                }

                Copy(reader, writer);
            }
        }

        return document.Root ?? throw new XmlException("There is no element.");
    }

    private static void Copy(XmlReader reader, XmlWriter writer)
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Element:
                bool empty = reader.IsEmptyElement;
                writer.WriteStartElement(reader.Prefix, reader.LocalName, reader.NamespaceURI);
                writer.WriteAttributes(reader, defattr: false);
                if (empty)
                {
                    writer.WriteEndElement();
                }

                break;
            case XmlNodeType.EndElement:
                writer.WriteEndElement();
                break;
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace:
                if (reader.Depth > 0)
                {
                    writer.WriteString(reader.Value);
                }

                break;
            default:
                break;
        }
    }

    // Byte order mark, then HTTP, then the XML declaration (RFC 7303), then UTF-8.
    private static string Decode(byte[] body, string? mediaType)
    {
        var declared = CharsetOf().Match(mediaType ?? "") is { Success: true } http ? http.Groups[1].Value
            : EncodingOf().Match(Encoding.Latin1.GetString(body.AsSpan(0, Math.Min(body.Length, 200)))) is { Success: true } xml ? xml.Groups[1].Value
            : "utf-8";
        using var reader = new StreamReader(new MemoryStream(body), Named(declared), detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd();
    }

    private static Encoding Named(string name)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return Encoding.UTF8;
        }
    }

    private static bool IsPage(ReadOnlySpan<char> start) =>
        start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase);

    // What HTML does not know either becomes plain text.
    private static string Plain(Match entity) => entity.Value switch
    {
        "&amp;" or "&lt;" or "&gt;" or "&quot;" or "&apos;" => entity.Value,
        _ when WebUtility.HtmlDecode(entity.Value) is var text && text != entity.Value => text,
        _ => "&amp;" + entity.Value[1..],
    };

    [GeneratedRegex(@"&[A-Za-z][A-Za-z0-9]{1,31};", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NamedEntity();

    [GeneratedRegex("charset=\"?([A-Za-z0-9_.:-]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex CharsetOf();

    [GeneratedRegex("<\\?xml[^>]*encoding=[\"']([A-Za-z0-9_.:-]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex EncodingOf();
}
