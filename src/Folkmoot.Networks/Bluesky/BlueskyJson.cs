// The shapes of Bluesky's lexicons that we write and read.
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Folkmoot.Networks.Bluesky;

internal sealed record SessionRequest(string Identifier, string Password);

internal sealed record SessionResponse(string? AccessJwt, string? RefreshJwt, string? Did, string? Handle, bool? Active, string? Status);

internal sealed record CreateRequest(string Repo, string Collection, string Rkey, PostRecord Record);

internal sealed record DeleteRequest(string Repo, string Collection, string Rkey);

internal sealed record RecordResponse(string? Uri, string? Cid, JsonElement Value);

internal sealed record PostsResponse(IReadOnlyList<PostView>? Posts);

internal sealed record PostView(string? Uri, long? LikeCount, long? RepostCount, long? ReplyCount, long? QuoteCount);

internal sealed record BlobResponse(JsonElement Blob);

internal sealed record HandleResponse(string? Did);

internal sealed record ErrorResponse(string? Error, string? Message);

internal sealed record PostRecord(
    string Text,
    string CreatedAt,
    IReadOnlyList<string>? Langs,
    IReadOnlyList<FacetRecord>? Facets,
    ReplyRecord? Reply,
    ImagesEmbed? Embed)
{
    [JsonPropertyName("$type"), JsonPropertyOrder(-1)]
    public string Type { get; } = Bluesky.PostCollection;
}

internal sealed record FacetRecord(FacetIndex Index, IReadOnlyList<FacetFeature> Features);

internal sealed record FacetIndex(int ByteStart, int ByteEnd);

internal sealed record FacetFeature([property: JsonPropertyName("$type")] string Type, string? Uri = null, string? Did = null, string? Tag = null);

internal sealed record Reference(string? Uri, string? Cid);

internal sealed record ReplyRecord(Reference? Root, Reference? Parent);

internal sealed record ImagesEmbed(IReadOnlyList<ImageRecord> Images)
{
    [JsonPropertyName("$type"), JsonPropertyOrder(-1)]
    public string Type { get; } = "app.bsky.embed.images";
}

internal sealed record ImageRecord(string Alt, JsonElement Image, AspectRatio AspectRatio);

internal sealed record AspectRatio(int Width, int Height);

internal sealed record NotificationsResponse(string? Cursor, IReadOnlyList<JsonElement>? Notifications);

internal sealed record Notification(string? Uri, string? Cid, NotificationAuthor? Author, string? Reason, NotificationRecord? Record, string? IndexedAt);

internal sealed record NotificationAuthor(string? Did, string? Handle, string? DisplayName);

internal sealed record NotificationRecord(string? Text, IReadOnlyList<string>? Langs, ReplyRecord? Reply);

[JsonSerializable(typeof(SessionRequest))]
[JsonSerializable(typeof(SessionResponse))]
[JsonSerializable(typeof(CreateRequest))]
[JsonSerializable(typeof(DeleteRequest))]
[JsonSerializable(typeof(RecordResponse))]
[JsonSerializable(typeof(PostsResponse))]
[JsonSerializable(typeof(BlobResponse))]
[JsonSerializable(typeof(HandleResponse))]
[JsonSerializable(typeof(ErrorResponse))]
[JsonSerializable(typeof(NotificationsResponse))]
[JsonSerializable(typeof(Notification))]
[JsonSerializable(typeof(BlueskyCursor))]
internal sealed partial class BlueskyJson : JsonSerializerContext
{
    /// <summary>Absent rather than null, as the lexicons want it; letters of all scripts as they are, so that a kept record can be read.</summary>
    public static BlueskyJson Shapes { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.Strict,
    });
}
