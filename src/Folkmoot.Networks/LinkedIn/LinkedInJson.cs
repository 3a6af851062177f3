// The shapes of LinkedIn's interface that we write and read.
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Folkmoot.Networks.LinkedIn;

internal sealed record PostRequest(
    string Author, string Commentary, string Visibility, PostDistribution Distribution, PostContent? Content, string LifecycleState, bool IsReshareDisabledByAuthor);

internal sealed record PostPatch(PatchOperations Patch);

internal sealed record PatchOperations([property: JsonPropertyName("$set")] PatchFields Set);

internal sealed record PatchFields(string Commentary);

internal sealed record PostDistribution(string FeedDistribution, IReadOnlyList<string> TargetEntities, IReadOnlyList<string> ThirdPartyDistributionChannels);

/// <summary>Of a post that we write and of one that is shown: one image, or several.</summary>
internal sealed record PostContent(ImageContent? Media, ImagesContent? MultiImage);

internal sealed record ImagesContent(IReadOnlyList<ImageContent>? Images);

internal sealed record ImageContent(string? Id, string? AltText);

/// <summary>The three instants are milliseconds of the Unix epoch.</summary>
internal sealed record PostMessage(string? Id, string? Commentary, PostContent? Content, long? CreatedAt, long? LastModifiedAt, long? PublishedAt);

internal sealed record PostList(IReadOnlyList<PostMessage>? Elements);

internal sealed record UploadRequest(UploadOwner InitializeUploadRequest);

internal sealed record UploadOwner(string Owner);

internal sealed record UploadMessage(UploadPlace? Value);

internal sealed record UploadPlace(string? UploadUrl, string? Image);

/// <param name="OrganizationTarget">The older name.</param>
internal sealed record RoleMessage(string? Role, string? State, string? Organization, string? OrganizationTarget);

internal sealed record RoleList(IReadOnlyList<RoleMessage>? Elements);

internal sealed record OrganizationMessage(string? LocalizedName);

internal sealed record OrganizationMap(IReadOnlyDictionary<string, OrganizationMessage>? Results);

internal sealed record FailureMessage(string? Message, string? Code);

[JsonSerializable(typeof(PostRequest))]
[JsonSerializable(typeof(PostPatch))]
[JsonSerializable(typeof(PostMessage))]
[JsonSerializable(typeof(PostList))]
[JsonSerializable(typeof(UploadRequest))]
[JsonSerializable(typeof(UploadMessage))]
[JsonSerializable(typeof(RoleList))]
[JsonSerializable(typeof(OrganizationMap))]
[JsonSerializable(typeof(FailureMessage))]
internal sealed partial class LinkedInJson : JsonSerializerContext
{
    public static LinkedInJson Shapes { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
