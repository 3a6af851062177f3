// The shapes of RFC 6749's answers, and of a registration at Mastodon.
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Folkmoot.Networks.OAuth;

/// <param name="RefreshTokenExpiresIn">LinkedIn's name for it; no standard has one.</param>
internal sealed record TokenMessage(string? AccessToken, string? TokenType, long? ExpiresIn, string? RefreshToken, long? RefreshTokenExpiresIn, string? Scope);

internal sealed record TokenFailure(string? Error, string? ErrorDescription);

internal sealed record AppMessage(string? ClientId, string? ClientSecret);

[JsonSerializable(typeof(TokenMessage))]
[JsonSerializable(typeof(TokenFailure))]
[JsonSerializable(typeof(AppMessage))]
internal sealed partial class OAuthJson : JsonSerializerContext
{
    public static OAuthJson Shapes { get; } = new(new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower });
}
