// The shapes of the Graph interface that we read; what we write are forms.
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Folkmoot.Networks.Facebook;

/// <param name="AccessToken">Only among the pages of a person.</param>
internal sealed record PageMessage(string? Id, string? Name, string? Link, string? AccessToken, IReadOnlyList<string>? Tasks);

internal sealed record PageList(IReadOnlyList<PageMessage>? Data, PagingMessage? Paging);

internal sealed record PagingMessage(CursorsMessage? Cursors, string? Next);

internal sealed record CursorsMessage(string? After);

internal sealed record MadeMessage(string? Id);

internal sealed record FromMessage(string? Id);

internal sealed record PostMessage(string? Id, string? Message, string? CreatedTime, string? PermalinkUrl, FromMessage? From, AttachmentList? Attachments);

internal sealed record AttachmentList(IReadOnlyList<AttachmentMessage>? Data);

internal sealed record AttachmentMessage(string? MediaType);

internal sealed record PostList(IReadOnlyList<PostMessage>? Data, PagingMessage? Paging);

internal sealed record ResultMessage(string? Id, SharesMessage? Shares, SummaryList? Reactions, SummaryList? Comments);

internal sealed record SharesMessage(long? Count);

internal sealed record SummaryList(SummaryMessage? Summary);

internal sealed record SummaryMessage(long? TotalCount);

internal sealed record PermissionMessage(string? Permission, string? Status);

internal sealed record PermissionList(IReadOnlyList<PermissionMessage>? Data);

[JsonSerializable(typeof(PageMessage))]
[JsonSerializable(typeof(PageList))]
[JsonSerializable(typeof(MadeMessage))]
[JsonSerializable(typeof(PostList))]
[JsonSerializable(typeof(ResultMessage))]
[JsonSerializable(typeof(PermissionList))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
internal sealed partial class FacebookJson : JsonSerializerContext
{
    public static FacebookJson Shapes { get; } = new(new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower });
}
