// The shapes of Meta's interfaces that we read; what we write are forms.
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Folkmoot.Networks.Meta;

/// <param name="UserId">Instagram's, where <paramref name="Id"/> is the app's own number for the account.</param>
internal sealed record PersonMessage(string? Id, string? UserId, string? Username);

internal sealed record MadeMessage(string? Id);

/// <param name="Status">Of Threads; Instagram has <paramref name="StatusCode"/>.</param>
internal sealed record ContainerMessage(string? Id, string? Status, string? StatusCode, string? ErrorMessage);

internal sealed record MediaMessage(string? Id, string? Text, string? Caption, string? Timestamp, string? Permalink, string? MediaType);

internal sealed record MediaPage(IReadOnlyList<MediaMessage>? Data, PagingMessage? Paging);

/// <param name="LikeCount">Of Instagram; left out where its author hides it.</param>
internal sealed record MediaCounts(string? Id, long? LikeCount, long? CommentsCount);

internal sealed record InsightsPage(IReadOnlyList<InsightMessage>? Data);

internal sealed record InsightMessage(string? Name, IReadOnlyList<InsightValue>? Values, InsightValue? TotalValue);

internal sealed record InsightValue(long? Value);

internal sealed record PagingMessage(CursorsMessage? Cursors, string? Next);

internal sealed record CursorsMessage(string? After);

internal sealed record LimitPage(IReadOnlyList<LimitMessage>? Data);

internal sealed record LimitMessage(int? QuotaUsage, QuotaMessage? Config);

internal sealed record QuotaMessage(int? QuotaTotal, long? QuotaDuration);

internal sealed record TokenMessage(string? AccessToken, long? ExpiresIn);

internal sealed record DeletedMessage(bool? Success);

/// <summary>What the code of a consent gives; Instagram's documentation has it in a list, its address without.</summary>
internal sealed record CodeMessage(string? AccessToken, JsonElement? Permissions, IReadOnlyList<CodeMessage>? Data);

/// <param name="ErrorMessage">Of Instagram's address for codes.</param>
internal sealed record FailureMessage(ErrorMessage? Error, string? ErrorMessage = null);

internal sealed record ErrorMessage(int? Code, int? ErrorSubcode, string? Message, string? ErrorUserMsg);

[JsonSerializable(typeof(PersonMessage))]
[JsonSerializable(typeof(MadeMessage))]
[JsonSerializable(typeof(ContainerMessage))]
[JsonSerializable(typeof(MediaMessage))]
[JsonSerializable(typeof(MediaPage))]
[JsonSerializable(typeof(MediaCounts))]
[JsonSerializable(typeof(InsightsPage))]
[JsonSerializable(typeof(LimitPage))]
[JsonSerializable(typeof(TokenMessage))]
[JsonSerializable(typeof(CodeMessage))]
[JsonSerializable(typeof(DeletedMessage))]
[JsonSerializable(typeof(FailureMessage))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
internal sealed partial class MetaJson : JsonSerializerContext
{
    public static MetaJson Shapes { get; } = new(new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower });
}
