// The Noticeboard as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/).
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Folkmoot.Noticeboard;

internal static class JsonFeed
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), Indented = true };

    public static byte[] Write(FeedContent feed)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Readable))
        {
            json.WriteStartObject();
            json.WriteString("version", "https://jsonfeed.org/version/1.1");
            json.WriteString("title", feed.Title);
            json.WriteString("home_page_url", feed.Board.Links.Home);
            json.WriteString("feed_url", feed.Self(FeedKind.Json));
            json.WriteString("description", feed.Description);
            json.WriteString("language", feed.Board.Language);
            json.WriteStartArray("authors");
            json.WriteStartObject();
            json.WriteString("name", feed.Board.Name);
            json.WriteString("url", feed.Board.Links.Home);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteStartArray("items");
            foreach (var notice in feed.Notices)
            {
                Item(json, feed, notice);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    private static void Item(Utf8JsonWriter json, FeedContent feed, Notice notice)
    {
        json.WriteStartObject();
        json.WriteString("id", FeedContent.Id(notice.Id));
        json.WriteString("url", feed.Url(notice));
        if (notice.Title is not null)
        {
            json.WriteString("title", notice.Title);
        }

        json.WriteString("content_html", NoticeHtml.Feed(notice, feed.Board.Links));
        json.WriteString("content_text", notice.Text);
        json.WriteString("date_published", FeedContent.Instant(notice.PublishedAt));
        if (notice.Language is { } language)
        {
            json.WriteString("language", language);
        }

        if (notice.MachineAssisted || notice.IsSigned)
        {
            // An extension as the format foresees them (section "Extensions"): its own object, its name begins with an underscore.
            json.WriteStartObject("_folkmoot");
            if (notice.MachineAssisted)
            {
                json.WriteBoolean("machine_assisted", true);
            }

            if (notice.IsSigned)
            {
                json.WriteString("document", feed.Document(notice));
                json.WriteString("signature", feed.Signature(notice));
            }

            json.WriteEndObject();
        }

        if (notice.Images is [var first, ..])
        {
            json.WriteString("image", feed.Url(first));
            json.WriteStartArray("attachments");
            foreach (var image in notice.Images)
            {
                json.WriteStartObject();
                json.WriteString("url", feed.Url(image));
                json.WriteString("mime_type", image.MediaType);
                json.WriteString("title", image.AltText);
                json.WriteNumber("size_in_bytes", image.Size);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
