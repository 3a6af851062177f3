// A server of Telegram's bot interface for tests: it checks what it receives as the real one does, and goes wrong where it is told to.
using System.Text.Json.Nodes;
using Folkmoot.Networks;
using Folkmoot.Networks.Sandbox;
using Microsoft.AspNetCore.Http;

namespace Folkmoot.Tests.Networks;

internal sealed class TelegramFarEnd : FarEnd
{
    public const string Token = "12345:AbC_de-F";
    public const string Chat = "@cityofexample";

    private long _ids = 10;

    /// <summary>Messages in the channel: id, text or caption, and number of photos of the call.</summary>
    public List<(long Id, string Text, int Photos)> Messages { get; } = [];

    protected override string Operation(string method, string path) => path.Split('/')[^1] is "sendMessage" or "sendPhoto" or "sendMediaGroup" ? "post"
        : path.Split('/')[^1] is "editMessageText" or "editMessageCaption" ? "edit" : path.Split('/')[^1];

    protected override SandboxAnswer Answer(HttpContext context, string method, string path, byte[] body)
    {
        if (method != "POST" || !path.StartsWith($"/bot{Token}/", StringComparison.Ordinal))
        {
            return Error(401, "Unauthorized");
        }

        bool isForm = context.Request.ContentType?.StartsWith("multipart/form-data", StringComparison.Ordinal) == true;
        var form = isForm ? Form(context, body) : [];
        var json = isForm ? null : JsonNode.Parse(body);
        if (path.EndsWith("/getMe", StringComparison.Ordinal))
        {
            return Result(new JsonObject { ["id"] = 12345, ["is_bot"] = true, ["username"] = "city_bot" });
        }

        var chat = isForm ? form["chat_id"].Text : (string?)json!["chat_id"];
        return chat is not (Chat or "-100200") ? Error(400, "Bad Request: chat not found") : path.Split('/')[^1] switch
        {
            "getChat" => Result(new JsonObject { ["id"] = -100200, ["type"] = "channel", ["title"] = "City", ["username"] = Chat[1..] }),
            "sendMessage" => Message((string?)json!["text"] ?? "", 4096, 0),
            "sendPhoto" => Photo(form["photo"]) ? Message(form.TryGetValue("caption", out var caption) ? caption.Text : "", 1024, 1) : Error(400, "Bad Request: IMAGE_PROCESS_FAILED"),
            "sendMediaGroup" => Album(form),
            "editMessageText" => Edit((long)json!["message_id"]!, (string?)json["text"] ?? "", isCaption: false),
            "editMessageCaption" => Edit((long)json!["message_id"]!, (string?)json["caption"] ?? "", isCaption: true),
            "deleteMessages" => Delete(json!["message_ids"]!.AsArray().Select(id => (long)id!).ToList()),
            _ => Error(404, "Not Found"),
        };
    }

    private SandboxAnswer Message(string text, int max, int photos) => text.Length > max || (text.Length == 0 && photos == 0)
        ? Error(400, "Bad Request: message is too long")
        : Result(Made(text, photos));

    private SandboxAnswer Album(Dictionary<string, (string Text, string? MediaType, byte[] Bytes)> form)
    {
        var media = JsonNode.Parse(form["media"].Text)!.AsArray();
        if (media.Count is < 2 or > 10 || media.Any(item => (string?)item!["type"] != "photo" || !form.TryGetValue(((string)item["media"]!)["attach://".Length..], out var file) || !Photo(file)))
        {
            return Error(400, "Bad Request: wrong media");
        }

        return Result(new JsonArray([.. media.Select((item, i) => Made((string?)item!["caption"] ?? "", i == 0 ? media.Count : 0))]));
    }

    private static bool Photo((string Text, string? MediaType, byte[] Bytes) file) => ImageHeader.Read(file.Bytes, out _)?.MediaType == file.MediaType;

    private JsonObject Made(string text, int photos)
    {
        Messages.Add((++_ids, text, photos));
        return new JsonObject { ["message_id"] = _ids, ["date"] = 1, ["chat"] = new JsonObject { ["id"] = -100200, ["username"] = Chat[1..] }, ["text"] = text };
    }

    private SandboxAnswer Edit(long id, string text, bool isCaption)
    {
        int at = Messages.FindIndex(message => message.Id == id);
        if (at < 0)
        {
            return Error(400, "Bad Request: message to edit not found");
        }

        var there = Messages[at];
        if (isCaption != there.Photos > 0)
        {
            return Error(400, isCaption ? "Bad Request: there is no caption in the message to edit" : "Bad Request: there is no text in the message to edit");
        }

        if (there.Text == text)
        {
            return Error(400, "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message");
        }

        Messages[at] = there with { Text = text };
        return Result(new JsonObject { ["message_id"] = id, ["date"] = 1, ["edit_date"] = 2, ["chat"] = new JsonObject { ["id"] = -100200, ["username"] = Chat[1..] }, ["text"] = text });
    }

    // Messages that are gone are passed over, as the real one does.
    private SandboxAnswer Delete(List<long> ids)
    {
        Messages.RemoveAll(message => ids.Contains(message.Id));
        return Result(JsonValue.Create(true));
    }

    private static SandboxAnswer Result(JsonNode result) => Ok(new JsonObject { ["ok"] = true, ["result"] = result });

    protected override string Refusal(int status, string words) => new JsonObject
    {
        ["ok"] = false,
        ["error_code"] = status,
        ["description"] = words,
        ["parameters"] = status == 429 ? new JsonObject { ["retry_after"] = 77 } : null,
    }.ToJsonString();

    private SandboxAnswer Error(int status, string description) => new(status, Refusal(status, description));
}
