// The three feeds as a validator reads them: what their specifications require, allow once, and do not know.
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Folkmoot.Tests.Noticeboard;

internal static partial class FeedRules
{
    private static readonly XNamespace AtomName = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace ContentName = "http://purl.org/rss/1.0/modules/content/";
    private static readonly XNamespace DublinCore = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Media = "http://search.yahoo.com/mrss/";

    // Elements of the specification that ours uses; what stands there more than once says so.
    private static readonly string[] RssChannel = ["title", "link", "description", "language", "lastBuildDate", "generator", "item"];
    private static readonly string[] RssItem = ["title", "link", "description", "guid", "pubDate", "enclosure"];
    private static readonly string[] AtomFeed = ["id", "title", "subtitle", "updated", "generator", "link", "author", "entry"];
    private static readonly string[] AtomEntry = ["id", "title", "published", "updated", "link", "content"];

    // Of the link relations that IANA registers.
    private static readonly string[] Relations = ["self", "alternate", "enclosure", "describedby"];
    private static readonly string[] JsonTop = ["version", "title", "home_page_url", "feed_url", "description", "language", "authors", "items"];
    private static readonly string[] JsonItem =
        ["id", "url", "title", "content_html", "content_text", "date_published", "language", "image", "attachments", "_folkmoot"];

    /// <summary>RSS 2.0: channel has title, link, description; an item has a title or a description; one of each element at most. Returns the guids.</summary>
    /// <param name="self">Path that it was fetched from.</param>
    public static IReadOnlyList<string> Rss(byte[] bytes, string self)
    {
        var rss = Read(bytes).Root.ShouldNotBeNull();
        rss.Name.LocalName.ShouldBe("rss");
        rss.Attribute("version").ShouldNotBeNull().Value.ShouldBe("2.0");
        var channel = rss.Elements().ShouldHaveSingleItem();
        channel.Name.ShouldBe((XName)"channel");
        Known(channel, RssChannel, "item", AtomName + "link");
        foreach (var name in new[] { "title", "link", "description" })
        {
            channel.Elements(name).ShouldHaveSingleItem().Value.ShouldNotBeEmpty();
        }

        Whole(channel.Element("link")!.Value);
        Language(channel.Element("language")!.Value);
        Rfc822(channel.Elements("lastBuildDate").ShouldHaveSingleItem().Value);
        Links(channel, self);
        foreach (var item in channel.Elements("item"))
        {
            Known(item, RssItem, null, AtomName + "link", ContentName + "encoded", DublinCore + "creator", DublinCore + "language", Media + "content");
            (item.Elements("title").Any() || item.Elements("description").Any()).ShouldBeTrue();
            Whole(item.Elements("link").ShouldHaveSingleItem().Value);
            Rfc822(item.Elements("pubDate").ShouldHaveSingleItem().Value);
            // Not an address, and said so: readers would follow it otherwise.
            item.Element("guid")!.Attribute("isPermaLink").ShouldNotBeNull().Value.ShouldBe("false");
            Html(item.Element("description")!.Value);
            Html(item.Elements(ContentName + "encoded").ShouldHaveSingleItem().Value);
            foreach (var language in item.Elements(DublinCore + "language"))
            {
                Language(language.Value);
            }

            Links(item, null);
            foreach (var enclosure in item.Elements("enclosure"))
            {
                enclosure.Attributes().Select(a => a.Name.LocalName).Order().ShouldBe(["length", "type", "url"]);
                Whole(enclosure.Attribute("url")!.Value);
                long.Parse(enclosure.Attribute("length")!.Value, CultureInfo.InvariantCulture).ShouldBePositive();
                MediaType(enclosure.Attribute("type")!.Value);
            }

            foreach (var media in item.Elements(Media + "content"))
            {
                Whole(media.Attribute("url")!.Value);
                media.Attribute("medium")!.Value.ShouldBe("image");
                media.Elements(Media + "description").ShouldHaveSingleItem().Attribute("type")!.Value.ShouldBe("plain");
            }
        }

        return Different(channel.Elements("item").Select(i => i.Elements("guid").ShouldHaveSingleItem().Value));
    }

    /// <summary>RFC 4287, 4.1.1 and 4.1.2: id, title, updated; an author of the feed or of each entry; content or an alternate link. Returns the ids.</summary>
    public static IReadOnlyList<string> Atom(byte[] bytes, string self)
    {
        var feed = Read(bytes).Root.ShouldNotBeNull();
        feed.Name.ShouldBe(AtomName + "feed");
        Language(feed.Attribute(XNamespace.Xml + "lang").ShouldNotBeNull().Value);
        Known(feed, [], null, [.. AtomFeed.Select(n => AtomName + n)]);
        var author = feed.Elements(AtomName + "author").ShouldHaveSingleItem();
        author.Elements(AtomName + "name").ShouldHaveSingleItem().Value.ShouldNotBeEmpty();
        Whole(author.Elements(AtomName + "uri").ShouldHaveSingleItem().Value);
        foreach (var element in feed.Elements(AtomName + "entry").Prepend(feed))
        {
            Uri.IsWellFormedUriString(element.Elements(AtomName + "id").ShouldHaveSingleItem().Value, UriKind.Absolute).ShouldBeTrue();
            element.Elements(AtomName + "title").ShouldHaveSingleItem().Value.ShouldNotBeEmpty();
            Rfc3339(element.Elements(AtomName + "updated").ShouldHaveSingleItem().Value);
            Links(element, element == feed ? self : null);
            // Two alternates of one type and language are not allowed.
            element.Elements(AtomName + "link").Count(l => l.Attribute("rel")!.Value == "alternate").ShouldBe(1);
        }

        foreach (var entry in feed.Elements(AtomName + "entry"))
        {
            Known(entry, [], null, [.. AtomEntry.Select(n => AtomName + n)]);
            if (entry.Attribute(XNamespace.Xml + "lang") is { } language)
            {
                Language(language.Value);
            }

            Rfc3339(entry.Elements(AtomName + "updated").Single().Value).ShouldBeGreaterThanOrEqualTo(Rfc3339(entry.Elements(AtomName + "published").ShouldHaveSingleItem().Value));
            var content = entry.Elements(AtomName + "content").ShouldHaveSingleItem();
            content.Attribute("type")!.Value.ShouldBe("html");
            content.HasElements.ShouldBeFalse("HTML is escaped, not nested (4.1.3.3).");
            Html(content.Value);
        }

        return Different(feed.Elements(AtomName + "entry").Select(e => e.Element(AtomName + "id")!.Value));
    }

    /// <summary>JSON Feed 1.1: version, title, items; an item has an id and content; an attachment has url and mime_type. Returns the ids.</summary>
    public static IReadOnlyList<string> Json(byte[] bytes, string self)
    {
        using var document = JsonDocument.Parse(bytes, new JsonDocumentOptions { AllowDuplicateProperties = false });
        var feed = document.RootElement;
        feed.EnumerateObject().Select(p => p.Name).Except(JsonTop).ShouldBeEmpty();
        feed.GetProperty("version").GetString().ShouldBe("https://jsonfeed.org/version/1.1");
        feed.GetProperty("title").GetString().ShouldNotBeNullOrEmpty();
        Whole(feed.GetProperty("home_page_url").GetString()!);
        Whole(feed.GetProperty("feed_url").GetString()!).AbsolutePath.ShouldBe(self);
        Language(feed.GetProperty("language").GetString()!);
        feed.GetProperty("authors").EnumerateArray().ShouldHaveSingleItem().GetProperty("name").GetString().ShouldNotBeNullOrEmpty();
        var ids = new List<string>();
        foreach (var item in feed.GetProperty("items").EnumerateArray())
        {
            // What the format does not know is an object whose name begins with an underscore.
            item.EnumerateObject().Select(p => p.Name).Except(JsonItem).ShouldBeEmpty();
            ids.Add(item.GetProperty("id").GetString().ShouldNotBeNull());
            Whole(item.GetProperty("url").GetString()!);
            Html(item.GetProperty("content_html").GetString().ShouldNotBeNull());
            item.GetProperty("content_text").ValueKind.ShouldBe(JsonValueKind.String);
            Rfc3339(item.GetProperty("date_published").GetString()!);
            if (item.TryGetProperty("language", out var language))
            {
                Language(language.GetString()!);
            }

            if (item.TryGetProperty("_folkmoot", out var own))
            {
                own.ValueKind.ShouldBe(JsonValueKind.Object);
                Whole(own.GetProperty("signature").GetString()!).AbsolutePath.ShouldEndWith(".jws");
                Whole(own.GetProperty("document").GetString()!).AbsolutePath.ShouldEndWith(".json");
            }

            foreach (var attachment in item.TryGetProperty("attachments", out var all) ? [.. all.EnumerateArray()] : Array.Empty<JsonElement>())
            {
                Whole(attachment.GetProperty("url").GetString()!);
                MediaType(attachment.GetProperty("mime_type").GetString()!);
                attachment.GetProperty("size_in_bytes").GetInt64().ShouldBePositive();
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

    /// <summary>Only what is named, and of the specification's own elements each once but <paramref name="many"/>.</summary>
    private static void Known(XElement parent, string[] own, string? many, params XName[] others)
    {
        var names = parent.Elements().Select(e => e.Name).ToList();
        names.Except(own.Select(n => (XName)n).Concat(others)).ShouldBeEmpty();
        names.Where(n => own.Contains(n.ToString()) && n != many).GroupBy(n => n).Where(g => g.Count() > 1).ShouldBeEmpty();
    }

    /// <summary>Atom's links: whole addresses, registered relations, a self link that is right where <paramref name="self"/> is given.</summary>
    private static void Links(XElement parent, string? self)
    {
        foreach (var link in parent.Elements(AtomName + "link"))
        {
            Whole(link.Attribute("href")!.Value);
            Relations.ShouldContain(link.Attribute("rel")!.Value);
            MediaType(link.Attribute("type")!.Value);
        }

        var selves = parent.Elements(AtomName + "link").Where(l => l.Attribute("rel")!.Value == "self").Select(l => new Uri(l.Attribute("href")!.Value).AbsolutePath);
        selves.ShouldBe(self is null ? [] : [self]);
    }

    /// <summary>Addresses in a feed's HTML are whole: a reader shows it somewhere else. No script.</summary>
    private static void Html(string html)
    {
        foreach (Match address in Addresses().Matches(html))
        {
            Whole(System.Net.WebUtility.HtmlDecode(address.Groups[1].Value));
        }

        html.ShouldNotContain("<script", Case.Insensitive);
    }

    private static Uri Whole(string address)
    {
        Uri.TryCreate(address, UriKind.Absolute, out var uri).ShouldBeTrue(address);
        uri!.Scheme.ShouldBeOneOf("http", "https");
        return uri;
    }

    private static void Language(string tag) => BcpTag().IsMatch(tag).ShouldBeTrue(tag);

    private static void MediaType(string type) => System.Net.Http.Headers.MediaTypeHeaderValue.TryParse(type, out _).ShouldBeTrue(type);

    private static DateTimeOffset Rfc822(string date) => DateTimeOffset.ParseExact(date, "ddd, dd MMM yyyy HH:mm:ss 'GMT'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static DateTimeOffset Rfc3339(string date) => DateTimeOffset.ParseExact(date, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static List<string> Different(IEnumerable<string> ids)
    {
        var all = ids.ToList();
        all.Distinct().Count().ShouldBe(all.Count);
        return all;
    }

    [GeneratedRegex("\\b(?:href|src)=\"([^\"]*)\"")]
    private static partial Regex Addresses();

    [GeneratedRegex("^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$")]
    private static partial Regex BcpTag();
}
