// The messages between the training network's client and its far end. README.md is their reference.
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Folkmoot.Networks.Sandbox;

internal sealed record PostMessage(
    string? Account,
    Guid Key,
    bool Once,
    string? Text,
    IReadOnlyList<string>? Languages,
    IReadOnlyList<ImageMessage>? Images,
    ReplyMessage? ReplyTo,
    DateTimeOffset CreatedAt);

internal sealed record ImageMessage(string? Type, string? Sha256, byte[]? Bytes, string? Alt, int Width, int Height);

internal sealed record ReplyMessage(string? Id, string? Root);

internal sealed record EditMessage(string? Text, string? Note);

internal sealed record AcceptedMessage(string? Id, string? Url);

internal sealed record RecentMessage(IReadOnlyList<RecentPost>? Posts, bool More);

internal sealed record RecentPost(string? Id, string? Url, string? Text, DateTimeOffset CreatedAt, DateTimeOffset ReceivedAt);

internal sealed record ResultsMessage(IReadOnlyList<ResultMessage>? Posts, IReadOnlyList<string>? Gone);

internal sealed record ResultMessage(string? Id, long? Likes, long? Shares, long? Replies, long? Views);

internal sealed record IncomingMessage(IReadOnlyList<JsonElement>? Items, string? Cursor, bool More);

internal sealed record RefusalMessage(string? Error, string? Message);

[JsonSerializable(typeof(PostMessage))]
[JsonSerializable(typeof(EditMessage))]
[JsonSerializable(typeof(AcceptedMessage))]
[JsonSerializable(typeof(RecentMessage))]
[JsonSerializable(typeof(ResultsMessage))]
[JsonSerializable(typeof(IncomingMessage))]
[JsonSerializable(typeof(RefusalMessage))]
[JsonSerializable(typeof(SandboxItem))]
[JsonSerializable(typeof(SandboxItem[]))]
[JsonSerializable(typeof(SandboxFault[]))]
[JsonSerializable(typeof(IReadOnlyList<SandboxPost>))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, int>))]
internal sealed partial class SandboxJson : JsonSerializerContext
{
    public static SandboxJson Shapes { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter<SandboxFaultKind>(JsonNamingPolicy.CamelCase), new JsonStringEnumConverter<IncomingKind>(JsonNamingPolicy.CamelCase) },
    });
}
