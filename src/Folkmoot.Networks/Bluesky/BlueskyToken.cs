// Reads when a session token ends, so that it is renewed before a call and not by a failed one.
using System.Buffers.Text;
using System.Text.Json;

namespace Folkmoot.Networks.Bluesky;

internal static class BlueskyToken
{
    /// <summary>False when the token does not say: then the far end will. The signature is the far end's to check, not ours.</summary>
    public static bool EndsBefore(string token, DateTimeOffset instant)
    {
        var parts = token.Split('.');
        if (parts.Length != 3 || !Base64Url.IsValid(parts[1]))
        {
            return false;
        }

        try
        {
            using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[1]));
            return claims.RootElement.ValueKind == JsonValueKind.Object
                && claims.RootElement.TryGetProperty("exp", out var ends)
                && ends.ValueKind == JsonValueKind.Number
                && ends.TryGetInt64(out long seconds)
                && seconds < instant.ToUnixTimeSeconds();
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
