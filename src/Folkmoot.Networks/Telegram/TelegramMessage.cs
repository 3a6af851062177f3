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

    /// <summary>Where a message is: its chat and its numbers, of which the first has the text; null where that is no message of ours.</summary>
    public static (string Chat, List<long> Ids)? Ids(string externalId)
    {
        if (externalId.Split('/') is not [var chat, var list])
        {
            return null;
        }

        var ids = list.Split(',').Select(id => long.TryParse(id, CultureInfo.InvariantCulture, out long number) ? number : 0).ToList();
        return ids.Contains(0) ? null : (chat, ids);
    }

    /// <summary>The call that puts other words in the place of a message's, or of a photo's caption.</summary>
    public static (string Method, string Body) Edit(string chat, long id, Outgoing outgoing) => outgoing.Images.Count == 0
        ? ("editMessageText", JsonSerializer.Serialize(new EditTextRequest(chat, id, outgoing.Text), TelegramJson.Shapes.EditTextRequest))
        : ("editMessageCaption", JsonSerializer.Serialize(new EditCaptionRequest(chat, id, outgoing.Text), TelegramJson.Shapes.EditCaptionRequest));

    private static string FieldOf(int place) => string.Create(CultureInfo.InvariantCulture, $"image{place}");
}
