// Writes a post as the one call of Telegram that carries it: a message, a photo with a caption, or an album.
using System.Globalization;
using System.Text.Json;
using Folkmoot.Networks.Http;

namespace Folkmoot.Networks.Telegram;

internal static class TelegramMessage
{
    /// <summary>The method, its body, and what of it is kept: everything but the bytes of images.</summary>
    public static (string Method, OnceContent Content, string Rendered) Of(TelegramSettings settings, Outgoing outgoing)
    {
        if (outgoing.Images.Count == 0)
        {
            var json = JsonSerializer.Serialize(new MessageRequest(settings.Chat, outgoing.Text), TelegramJson.Shapes.MessageRequest);
            return ("sendMessage", JsonBody.Of(json), json);
        }

        // The first one's caption is shown as the album's.
        var items = outgoing.Images.Select((_, i) => new MediaItemRequest("photo", "attach://" + FieldOf(i), i == 0 && outgoing.Text.Length > 0 ? outgoing.Text : null)).ToList();
        var media = JsonSerializer.Serialize(items, TelegramJson.Shapes.IReadOnlyListMediaItemRequest);
        if (outgoing.Images is [var image])
        {
            var photo = Multipart.Form([("chat_id", settings.Chat), ("caption", outgoing.Text)], ("photo", Multipart.FileName(image.MediaType), image.MediaType, image.Bytes));
            return ("sendPhoto", photo, media);
        }

        var files = outgoing.Images.Select((one, i) => (FieldOf(i), Multipart.FileName(one.MediaType), one.MediaType, one.Bytes));
        return ("sendMediaGroup", Multipart.Form([("chat_id", settings.Chat), ("media", media)], files), media);
    }

    private static string FieldOf(int place) => string.Create(CultureInfo.InvariantCulture, $"image{place}");
}
