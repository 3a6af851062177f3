// The Noticeboard as Atom 1.0 (RFC 4287).
using System.Globalization;
using System.Xml;

namespace Folkmoot.Noticeboard;

internal static class AtomFeed
{
    private const string Atom = "http://www.w3.org/2005/Atom";

    public static byte[] Write(FeedContent feed) => FeedXml.Write(xml =>
    {
        xml.WriteStartElement("feed", Atom);
        xml.WriteAttributeString("xml", "lang", null, feed.Board.Language);
        xml.WriteElementString("id", Atom, FeedContent.Id(feed.Board.Id));
        xml.WriteElementString("title", Atom, feed.Title);
        xml.WriteElementString("subtitle", Atom, feed.Description);
        xml.WriteElementString("updated", Atom, FeedContent.Instant(feed.Board.ChangedAt));
        xml.WriteElementString("generator", Atom, "Folkmoot");
        Link(xml, "self", feed.Self(FeedKind.Atom), FeedContent.ContentType(FeedKind.Atom));
        Link(xml, "alternate", feed.Board.Links.Home, "text/html");
        xml.WriteStartElement("author", Atom);
        xml.WriteElementString("name", Atom, feed.Board.Name);
        xml.WriteElementString("uri", Atom, feed.Board.Links.Home);
        xml.WriteEndElement();
        foreach (var notice in feed.Notices)
        {
            Entry(xml, feed, notice);
        }

        xml.WriteEndElement();
    });

    private static void Entry(XmlWriter xml, FeedContent feed, Notice notice)
    {
        xml.WriteStartElement("entry", Atom);
        if (notice.Language is { } language)
        {
            xml.WriteAttributeString("xml", "lang", null, language);
        }

        xml.WriteElementString("id", Atom, FeedContent.Id(notice.Id));
        // A title is required (section 4.1.2); an image alone has its description, and a text its beginning.
        xml.WriteElementString("title", Atom, notice.Title ?? NoticeText.Excerpt(notice.Text.Length > 0 ? notice.Text : notice.Images[0].AltText, FeedContent.TitleMax));
        xml.WriteElementString("published", Atom, FeedContent.Instant(notice.PublishedAt));
        xml.WriteElementString("updated", Atom, FeedContent.Instant(notice.PublishedAt));
        Link(xml, "alternate", feed.Url(notice), "text/html");
        if (notice.IsSigned)
        {
            Link(xml, "describedby", feed.Document(notice), "application/json");
            Link(xml, "describedby", feed.Signature(notice), Signing.DetachedJws.MediaType);
        }

        foreach (var image in notice.Images)
        {
            xml.WriteStartElement("link", Atom);
            xml.WriteAttributeString("rel", "enclosure");
            xml.WriteAttributeString("href", feed.Url(image));
            xml.WriteAttributeString("type", image.MediaType);
            xml.WriteAttributeString("length", image.Size.ToString(CultureInfo.InvariantCulture));
            xml.WriteAttributeString("title", image.AltText);
            xml.WriteEndElement();
        }

        xml.WriteStartElement("content", Atom);
        xml.WriteAttributeString("type", "html");
        xml.WriteString(NoticeHtml.Feed(notice, feed.Board.Links));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string relation, string address, string type)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", address);
        xml.WriteAttributeString("type", type);
        xml.WriteEndElement();
    }
}
