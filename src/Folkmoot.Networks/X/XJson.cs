// The shapes of X's interface, version 2, that we write and read.
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Folkmoot.Networks.X;

internal sealed record PostRequest(string Text, MediaRequest? Media, ReplyRequest? Reply = null);

internal sealed record ReplyRequest(string InReplyToTweetId);

internal sealed record MediaRequest(IReadOnlyList<string> MediaIds);

internal sealed record MetadataRequest(string Id, MetadataDetails Metadata);

internal sealed record MetadataDetails(AltTextDetails AltText);

internal sealed record AltTextDetails(string Text);

internal sealed record PostResponse(PostMessage? Data);

internal sealed record PostMessage(string? Id, string? Text, string? CreatedAt, EntitiesMessage? Entities, AttachmentsMessage? Attachments,
    IReadOnlyList<ReferenceMessage>? ReferencedTweets = null);

internal sealed record ReferenceMessage(string? Type, string? Id);

internal sealed record EntitiesMessage(IReadOnlyList<UrlMessage>? Urls);

internal sealed record UrlMessage(string? Url, string? ExpandedUrl, string? MediaKey);

internal sealed record AttachmentsMessage(IReadOnlyList<string>? MediaKeys);

internal sealed record MediaResponse(MediaMessage? Data);

internal sealed record MediaMessage(string? Id);

internal sealed record UserResponse(UserMessage? Data);

internal sealed record UserMessage(string? Id, string? Username);

internal sealed record TimelineResponse(IReadOnlyList<PostMessage>? Data, TimelineMeta? Meta);

internal sealed record TimelineMeta(int? ResultCount, string? NextToken);

internal sealed record LookupResponse(IReadOnlyList<LookedUpMessage>? Data, IReadOnlyList<LookupProblem>? Errors);

internal sealed record LookedUpMessage(string? Id, MetricsMessage? PublicMetrics);

internal sealed record MetricsMessage(long? LikeCount, long? RetweetCount, long? ReplyCount, long? QuoteCount, long? ImpressionCount);

internal sealed record LookupProblem(string? ResourceId, string? ResourceType, string? Value, string? Type);

internal sealed record DeletedResponse(DeletedMessage? Data);

internal sealed record DeletedMessage(bool? Deleted);

internal sealed record ProblemResponse(string? Title, string? Detail, IReadOnlyList<ProblemMessage>? Errors);

internal sealed record ProblemMessage(string? Message, string? Detail);

[JsonSerializable(typeof(PostRequest))]
[JsonSerializable(typeof(MetadataRequest))]
[JsonSerializable(typeof(PostResponse))]
[JsonSerializable(typeof(MediaResponse))]
[JsonSerializable(typeof(UserResponse))]
[JsonSerializable(typeof(TimelineResponse))]
[JsonSerializable(typeof(LookupResponse))]
[JsonSerializable(typeof(DeletedResponse))]
[JsonSerializable(typeof(ProblemResponse))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class XJson : JsonSerializerContext
{
    public static XJson Shapes { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
