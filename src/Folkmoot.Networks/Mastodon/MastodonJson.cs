// The shapes of Mastodon's interface that we write and read.
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Folkmoot.Networks.Mastodon;

internal sealed record PostRequest(string Status, IReadOnlyList<string>? MediaIds, string? InReplyToId, string? Language, string Visibility);

/// <summary>Images that are not named are taken off the status.</summary>
internal sealed record EditRequest(string Status, IReadOnlyList<string> MediaIds, IReadOnlyList<MediaAttributes>? MediaAttributes, string? Language);

internal sealed record MediaAttributes(string Id, string Description);

internal sealed record StatusMessage(
    string? Id, string? Url, string? Content, string? SpoilerText, string? CreatedAt, string? Visibility, string? Language,
    string? InReplyToId, string? InReplyToAccountId, PersonMessage? Account, IReadOnlyList<AttachmentMessage>? MediaAttachments);

/// <param name="QuotesCount">Of servers from 4.5 on.</param>
internal sealed record CountsMessage(string? Id, long? RepliesCount, long? ReblogsCount, long? FavouritesCount, long? QuotesCount);

internal sealed record SourceMessage(string? Id, string? Text);

internal sealed record PersonMessage(string? Id, string? Username, string? Acct, string? DisplayName, string? Url);

internal sealed record AttachmentMessage(string? Id);

internal sealed record NotificationMessage(string? Id, string? Type, string? CreatedAt, PersonMessage? Account, StatusMessage? Status);

internal sealed record InstanceMessage(string? Domain, ConfigurationMessage? Configuration);

internal sealed record ConfigurationMessage(StatusLimits? Statuses, AttachmentLimits? MediaAttachments);

internal sealed record StatusLimits(int? MaxCharacters, int? MaxMediaAttachments, int? CharactersReservedPerUrl);

internal sealed record AttachmentLimits(IReadOnlyList<string>? SupportedMimeTypes, long? ImageSizeLimit, long? ImageMatrixLimit, int? DescriptionLimit);

internal sealed record ErrorMessage(string? Error, string? ErrorDescription);

[JsonSerializable(typeof(PostRequest))]
[JsonSerializable(typeof(EditRequest))]
[JsonSerializable(typeof(StatusMessage))]
[JsonSerializable(typeof(IReadOnlyList<StatusMessage>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(CountsMessage))]
[JsonSerializable(typeof(SourceMessage))]
[JsonSerializable(typeof(PersonMessage))]
[JsonSerializable(typeof(AttachmentMessage))]
[JsonSerializable(typeof(NotificationMessage))]
[JsonSerializable(typeof(IReadOnlyList<JsonElement>))]
[JsonSerializable(typeof(InstanceMessage))]
[JsonSerializable(typeof(ErrorMessage))]
internal sealed partial class MastodonJson : JsonSerializerContext
{
    public static MastodonJson Shapes { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
