// What the specifications of the three feeds require, as far as a feed of ours can break it.
using System.Globalization;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;

namespace Folkmoot.Tests.Noticeboard;

internal static class FeedRules
{
    private static readonly XNamespace AtomName = "http://www.w3.org/2005/Atom";

    /// <summary>RSS 2.0: channel has title, link, description; an item has a title or a description; one guid and one enclosure at most. Returns the guids.</summary>
    public static IReadOnlyList<string> Rss(byte[] bytes)
    {
        var rss = Read(bytes).Root.ShouldNotBeNull();
        rss.Name.LocalName.ShouldBe("rss");
        rss.Attribute("version").ShouldNotBeNull().Value.ShouldBe("2.0");
        var channel = rss.Elements("channel").ShouldHaveSingleItem();
        foreach (var name in new[] { "title", "link", "description" })
        {
            channel.Elements(name).ShouldHaveSingleItem().Value.ShouldNotBeEmpty();
        }

        Whole(channel.Element("link")!.Value);
        Rfc822(channel.Elements("lastBuildDate").ShouldHaveSingleItem().Value);
        channel.Elements(AtomName + "link").ShouldHaveSingleItem().Attribute("rel")!.Value.ShouldBe("self");
        foreach (var item in channel.Elements("item"))
        {
            (item.Elements("title").Any() || item.Elements("description").Any()).ShouldBeTrue();
            Whole(item.Elements("link").ShouldHaveSingleItem().Value);
            Rfc822(item.Elements("pubDate").ShouldHaveSingleItem().Value);
            item.Elements("enclosure").Count().ShouldBeLessThanOrEqualTo(1);
            foreach (var enclosure in item.Elements("enclosure"))
            {
                Whole(enclosure.Attribute("url")!.Value);
                long.Parse(enclosure.Attribute("length")!.Value, CultureInfo.InvariantCulture).ShouldBePositive();
                enclosure.Attribute("type")!.Value.ShouldStartWith("image/");
            }
        }

        return Different(channel.Elements("item").Select(i => i.Elements("guid").ShouldHaveSingleItem().Value));
    }

    /// <summary>RFC 4287, 4.1.1 and 4.1.2: id, title, updated; an author of the feed or of each entry; content or an alternate link. Returns the ids.</summary>
    public static IReadOnlyList<string> Atom(byte[] bytes)
    {
        var feed = Read(bytes).Root.ShouldNotBeNull();
        feed.Name.ShouldBe(AtomName + "feed");
        feed.Elements(AtomName + "author").ShouldHaveSingleItem().Elements(AtomName + "name").ShouldHaveSingleItem().Value.ShouldNotBeEmpty();
        feed.Elements(AtomName + "link").Count(l => l.Attribute("rel")!.Value == "self").ShouldBe(1);
        foreach (var element in feed.Elements(AtomName + "entry").Prepend(feed))
        {
            Uri.IsWellFormedUriString(element.Elements(AtomName + "id").ShouldHaveSingleItem().Value, UriKind.Absolute).ShouldBeTrue();
            element.Elements(AtomName + "title").ShouldHaveSingleItem().Value.ShouldNotBeEmpty();
            Rfc3339(element.Elements(AtomName + "updated").ShouldHaveSingleItem().Value);
            element.Elements(AtomName + "link").Count(l => l.Attribute("rel")!.Value == "alternate").ShouldBe(1);
            foreach (var link in element.Elements(AtomName + "link"))
            {
                Whole(link.Attribute("href")!.Value);
            }
        }

        foreach (var entry in feed.Elements(AtomName + "entry"))
        {
            entry.Elements(AtomName + "content").ShouldHaveSingleItem().Attribute("type")!.Value.ShouldBe("html");
        }

        return Different(feed.Elements(AtomName + "entry").Select(e => e.Element(AtomName + "id")!.Value));
    }

    /// <summary>JSON Feed 1.1: version, title, items; an item has an id and content; an attachment has url and mime_type. Returns the ids.</summary>
    public static IReadOnlyList<string> Json(byte[] bytes)
    {
        using var document = JsonDocument.Parse(bytes);
        var feed = document.RootElement;
        feed.GetProperty("version").GetString().ShouldBe("https://jsonfeed.org/version/1.1");
        feed.GetProperty("title").GetString().ShouldNotBeNullOrEmpty();
        Whole(feed.GetProperty("home_page_url").GetString()!);
        Whole(feed.GetProperty("feed_url").GetString()!);
        var ids = new List<string>();
        foreach (var item in feed.GetProperty("items").EnumerateArray())
        {
            ids.Add(item.GetProperty("id").GetString().ShouldNotBeNull());
            Whole(item.GetProperty("url").GetString()!);
            item.GetProperty("content_html").GetString().ShouldNotBeNullOrEmpty();
            Rfc3339(item.GetProperty("date_published").GetString()!);
            foreach (var attachment in item.TryGetProperty("attachments", out var all) ? [.. all.EnumerateArray()] : Array.Empty<JsonElement>())
            {
                Whole(attachment.GetProperty("url").GetString()!);
                attachment.GetProperty("mime_type").GetString()!.ShouldStartWith("image/");
            }
        }

        return Different(ids);
    }

    private static XDocument Read(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, CheckCharacters = true });
        return XDocument.Load(reader);
    }

    private static void Whole(string address) => Uri.TryCreate(address, UriKind.Absolute, out _).ShouldBeTrue(address);

    private static void Rfc822(string date) => DateTimeOffset.ParseExact(date, "ddd, dd MMM yyyy HH:mm:ss 'GMT'", CultureInfo.InvariantCulture);

    private static void Rfc3339(string date) => DateTimeOffset.ParseExact(date, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static List<string> Different(IEnumerable<string> ids)
    {
        var all = ids.ToList();
        all.Distinct().Count().ShouldBe(all.Count);
        return all;
    }
}
