// The shapes of Telegram's bot interface that we write and read.
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Folkmoot.Networks.Telegram;

internal sealed record MessageRequest(string ChatId, string Text);

internal sealed record EditTextRequest(string ChatId, long MessageId, string Text);

internal sealed record EditCaptionRequest(string ChatId, long MessageId, string Caption);

internal sealed record DeleteRequest(string ChatId, IReadOnlyList<long> MessageIds);

internal sealed record ChatRequest(string ChatId);

internal sealed record MediaItemRequest(string Type, string Media, string? Caption);

internal sealed record Response(bool Ok, JsonElement Result, string? Description, ResponseParameters? Parameters);

internal sealed record ResponseParameters(long? RetryAfter);

internal sealed record MessageResult(long MessageId, ChatResult? Chat);

internal sealed record ChatResult(long Id, string? Username, string? Title);

internal sealed record BotResult(long Id, string? Username);

[JsonSerializable(typeof(MessageRequest))]
[JsonSerializable(typeof(EditTextRequest))]
[JsonSerializable(typeof(EditCaptionRequest))]
[JsonSerializable(typeof(DeleteRequest))]
[JsonSerializable(typeof(ChatRequest))]
[JsonSerializable(typeof(IReadOnlyList<MediaItemRequest>))]
[JsonSerializable(typeof(Response))]
[JsonSerializable(typeof(MessageResult))]
[JsonSerializable(typeof(IReadOnlyList<MessageResult>))]
[JsonSerializable(typeof(ChatResult))]
[JsonSerializable(typeof(BotResult))]
internal sealed partial class TelegramJson : JsonSerializerContext
{
    public static TelegramJson Shapes { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
