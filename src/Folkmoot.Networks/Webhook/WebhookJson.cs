// What a receiver is sent, and what it may answer; README.md is the contract.
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Folkmoot.Networks.Webhook;

internal sealed record PostMessage(
    string Type, string Id, string Text, string? Title, IReadOnlyList<string> Languages, DateTimeOffset CreatedAt, bool MachineAssisted, IReadOnlyList<ImageMessage> Images);

/// <param name="Bytes">Left out of what is kept.</param>
internal sealed record ImageMessage(string Type, int Width, int Height, string Description, ReadOnlyMemory<byte>? Bytes, string? Sha256);

internal sealed record CheckMessage(string Type);

internal sealed record TakenMessage(string? Id, string? Url, string? Message, string? Error);

[JsonSerializable(typeof(PostMessage))]
[JsonSerializable(typeof(CheckMessage))]
[JsonSerializable(typeof(TakenMessage))]
internal sealed partial class WebhookJson : JsonSerializerContext
{
    public static WebhookJson Shapes { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
