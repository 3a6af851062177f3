// Maps RSS 2.0, RSS 1.0 and Atom to items. The formats are mixed in the wild, so that elements are found by their local names.
using System.Xml.Linq;

namespace Folkmoot.Networks.Rss;

internal static class XmlFeed
{
    public static FeedOutcome Read(XElement root, Uri address, DateTimeOffset now) => root.Name.LocalName switch
    {
        "rss" when Child(root, "channel") is { } channel => Read(channel, channel.Elements().Where(IsItem), address, now),
        "RDF" => Read(Child(root, "channel") ?? root, root.Elements().Where(IsItem), address, now),
        "feed" => Read(root, root.Elements().Where(IsItem), address, now),
        "html" => new NoFeed(new Reason("networks.rss.page")),
        _ => new NoFeed(new Reason("networks.rss.xml")),
    };

    private static Feed Read(XElement feed, IEnumerable<XElement> items, Uri address, DateTimeOffset now)
    {
        var title = HtmlText.OneLine(Value(feed, "title"));
        var home = Link(feed, Base(feed, address));
        var source = new FeedSource(
            address,
            title,
            home,
            Language(feed),
            FeedDates.Parse(Value(feed, "lastBuildDate")) ?? FeedDates.Parse(Value(feed, "updated")) ?? FeedDates.Parse(Value(feed, "pubDate")) ?? now,
            now);
        return new(title, home, [.. items.Take(FeedReader.ItemsMax).Select(item => Item(item, source)).OfType<Incoming>()]);
    }

    private static Incoming? Item(XElement item, FeedSource source)
    {
        var place = Base(item, source.Address);
        return FeedItem.Map(
            source,
            id: Value(item, "guid") ?? Value(item, "id"),
            link: Link(item, place),
            title: HtmlText.OneLine(Text(Child(item, "title"))),
            text: HtmlText.Of(Text(Child(item, "encoded") ?? Child(item, "content") ?? Child(item, "description") ?? Child(item, "summary"))),
            author: HtmlText.OneLine(Child(item, "author") is { } author ? Value(author, "name") ?? author.Value : Value(item, "creator")),
            at: FeedDates.Parse(Value(item, "pubDate")) ?? FeedDates.Parse(Value(item, "published")) ?? FeedDates.Parse(Value(item, "date")) ?? FeedDates.Parse(Value(item, "updated")),
            language: Language(item),
            raw: item.ToString(SaveOptions.DisableFormatting));
    }

    private static bool IsItem(XElement element) => element.Name.LocalName is "item" or "entry";

    private static XElement? Child(XElement element, string name) => element.Elements().FirstOrDefault(child => child.Name.LocalName == name && !IsMedia(child));

    // Yahoo's media extension has title and description elements of its own that speak of a picture.
    private static bool IsMedia(XElement element) =>
        element.Name.NamespaceName.Contains("search.yahoo.com/mrss", StringComparison.Ordinal) || element.Name.NamespaceName.Contains("itunes", StringComparison.Ordinal);

    private static string? Value(XElement element, string name) => Child(element, name)?.Value.Trim() is { Length: > 0 } value ? value : null;

    // Atom says whether its text is plain; what RSS carries is HTML or becomes the same when read as such.
    private static string? Text(XElement? element) => element?.Attribute("type")?.Value switch
    {
        null when element is null => null,
        "xhtml" => element.ToString(SaveOptions.DisableFormatting),
        "text" or "text/plain" => System.Net.WebUtility.HtmlEncode(element.Value),
        null when element.Name.NamespaceName == "http://www.w3.org/2005/Atom" => System.Net.WebUtility.HtmlEncode(element.Value),
        _ => element.HasElements ? element.ToString(SaveOptions.DisableFormatting) : element.Value,
    };

    // RSS: the text of <link>; Atom: the href of the link that is the page itself. Some feeds have both.
    private static string? Link(XElement element, Uri place)
    {
        var links = element.Elements().Where(child => child.Name.LocalName == "link").ToList();
        var href = links.Find(link => link.Attribute("href") is not null && link.Attribute("rel")?.Value is null or "alternate")?.Attribute("href")?.Value
            ?? links.Find(link => link.Attribute("href") is null && link.Value.Trim().Length > 0)?.Value.Trim();
        return FeedItem.Absolute(place, href);
    }

    private static Uri Base(XElement element, Uri address)
    {
        var place = address;
        foreach (var step in element.AncestorsAndSelf().Reverse())
        {
            if (step.Attribute(XNamespace.Xml + "base")?.Value is { } given && Uri.TryCreate(place, given, out var next))
            {
                place = next;
            }
        }

        return place;
    }

    private static string? Language(XElement element) =>
        element.AncestorsAndSelf().Select(step => step.Attribute(XNamespace.Xml + "lang")?.Value).FirstOrDefault(tag => !string.IsNullOrWhiteSpace(tag))
        ?? element.Elements().FirstOrDefault(child => child.Name.LocalName == "language")?.Value;
}
