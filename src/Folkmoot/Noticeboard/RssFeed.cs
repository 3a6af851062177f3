// The Noticeboard as RSS 2.0 (https://www.rssboard.org/rss-specification), with Atom's self link, whole contents and Media RSS.
using System.Globalization;
using System.Xml;

namespace Folkmoot.Noticeboard;

internal static class RssFeed
{
    private const string Atom = "http://www.w3.org/2005/Atom";
    private const string Content = "http://purl.org/rss/1.0/modules/content/";
    private const string DublinCore = "http://purl.org/dc/elements/1.1/";
    private const string Media = "http://search.yahoo.com/mrss/";

    public static byte[] Write(FeedContent feed) => FeedXml.Write(xml =>
    {
        xml.WriteStartElement("rss");
        xml.WriteAttributeString("version", "2.0");
        xml.WriteAttributeString("xmlns", "atom", null, Atom);
        xml.WriteAttributeString("xmlns", "content", null, Content);
        xml.WriteAttributeString("xmlns", "dc", null, DublinCore);
        xml.WriteAttributeString("xmlns", "media", null, Media);
        xml.WriteStartElement("channel");
        xml.WriteElementString("title", feed.Title);
        xml.WriteElementString("link", feed.Board.Links.Home);
        xml.WriteElementString("description", feed.Description);
        xml.WriteElementString("language", feed.Board.Language);
        xml.WriteElementString("lastBuildDate", Instant(feed.Board.ChangedAt));
        xml.WriteElementString("generator", "Folkmoot");
        Link(xml, "self", feed.Self(FeedKind.Rss), FeedContent.ContentType(FeedKind.Rss));
        foreach (var notice in feed.Notices)
        {
            Item(xml, feed, notice);
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    });

    private static void Item(XmlWriter xml, FeedContent feed, Notice notice)
    {
        xml.WriteStartElement("item");
        if (notice.Title is not null)
        {
            xml.WriteElementString("title", notice.Title);
        }

        xml.WriteElementString("link", feed.Url(notice));
        if (notice.IsSigned)
        {
            Link(xml, "describedby", feed.Document(notice), "application/json");
            Link(xml, "describedby", feed.Signature(notice), Signing.DetachedJws.MediaType);
        }

        xml.WriteElementString("description", NoticeHtml.Excerpt(notice.Text));
        xml.WriteElementString("content", "encoded", Content, NoticeHtml.Feed(notice, feed.Board.Links));
        xml.WriteStartElement("guid");
        xml.WriteAttributeString("isPermaLink", "false");
        xml.WriteString(FeedContent.Id(notice.Id));
        xml.WriteEndElement();
        xml.WriteElementString("pubDate", Instant(notice.PublishedAt));
        xml.WriteElementString("dc", "creator", DublinCore, feed.Board.Name);
        if (notice.Language is { } language)
        {
            xml.WriteElementString("dc", "language", DublinCore, language);
        }

        // RSS readers expect one enclosure at most; Media RSS names them all.
        if (notice.Images is [var first, ..])
        {
            xml.WriteStartElement("enclosure");
            xml.WriteAttributeString("url", feed.Url(first));
            xml.WriteAttributeString("length", first.Size.ToString(CultureInfo.InvariantCulture));
            xml.WriteAttributeString("type", first.MediaType);
            xml.WriteEndElement();
        }

        foreach (var image in notice.Images)
        {
            xml.WriteStartElement("media", "content", Media);
            xml.WriteAttributeString("url", feed.Url(image));
            xml.WriteAttributeString("type", image.MediaType);
            xml.WriteAttributeString("medium", "image");
            xml.WriteAttributeString("fileSize", image.Size.ToString(CultureInfo.InvariantCulture));
            xml.WriteAttributeString("width", image.Width.ToString(CultureInfo.InvariantCulture));
            xml.WriteAttributeString("height", image.Height.ToString(CultureInfo.InvariantCulture));
            xml.WriteStartElement("media", "description", Media);
            xml.WriteAttributeString("type", "plain");
            xml.WriteString(image.AltText);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string relation, string address, string type)
    {
        xml.WriteStartElement("atom", "link", Atom);
        xml.WriteAttributeString("href", address);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", type);
        xml.WriteEndElement();
    }

    /// <summary>RFC 822 with a four-digit year, as the specification prefers.</summary>
    private static string Instant(DateTimeOffset at) => at.ToUniversalTime().ToString("R", CultureInfo.InvariantCulture);
}
