// Maps JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/) to items.
using System.Text.Json;

namespace Folkmoot.Networks.Rss;

internal static class JsonFeed
{
    public static FeedOutcome Read(string text, Uri address, DateTimeOffset now)
    {
        try
        {
            using var document = JsonDocument.Parse(text.Trim('\uFEFF'), new JsonDocumentOptions { AllowTrailingCommas = true });
            var root = document.RootElement;
            if (Text(root, "version")?.Contains("jsonfeed.org", StringComparison.Ordinal) != true || !root.TryGetProperty("items", out var items) || items.ValueKind != JsonValueKind.Array)
            {
                return new NoFeed(new Reason("networks.rss.json"));
            }

            var title = HtmlText.OneLine(Text(root, "title"), plain: true);
            var home = FeedItem.Absolute(address, Text(root, "home_page_url"));
            var source = new FeedSource(address, title, home, Text(root, "language"), now, now);
            return new Feed(title, home, [.. items.EnumerateArray().Take(FeedReader.ItemsMax).Select(item => Item(item, source)).OfType<Incoming>()]);
        }
        catch (JsonException broken)
        {
            return new NoFeed(new Reason("networks.rss.broken", (broken.LineNumber ?? 0) + 1));
        }
    }

    private static Incoming? Item(JsonElement item, FeedSource source) => item.ValueKind != JsonValueKind.Object ? null : FeedItem.Map(
        source,
        id: Text(item, "id"),
        link: FeedItem.Absolute(source.Address, Text(item, "url") ?? Text(item, "external_url")),
        title: HtmlText.OneLine(Text(item, "title"), plain: true),
        text: Text(item, "content_text") is { } plain ? plain.Trim() : HtmlText.Of(Text(item, "content_html") ?? Text(item, "summary")),
        author: HtmlText.OneLine(Author(item), plain: true),
        at: FeedDates.Parse(Text(item, "date_published")) ?? FeedDates.Parse(Text(item, "date_modified")),
        language: Text(item, "language") ?? source.Language,
        raw: item.GetRawText());

    private static string? Author(JsonElement item) =>
        item.TryGetProperty("authors", out var authors) && authors.ValueKind == JsonValueKind.Array && authors.GetArrayLength() > 0 ? Text(authors[0], "name")
        : item.TryGetProperty("author", out var author) ? Text(author, "name")
        : null;

    // Ids are sometimes numbers, which the format asks readers to take as text.
    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value)
            ? value.ValueKind switch
            {
                JsonValueKind.String => Unpaired(value),
                JsonValueKind.Number => value.GetRawText(),
                _ => null,
            }
            : null;

    // A lone half of a surrogate pair is valid JSON and no text.
    private static string? Unpaired(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
