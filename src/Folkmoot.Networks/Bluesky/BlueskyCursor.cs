// Where reading stands in a list that shows the newest first and grows while it is read.
using System.Text.Json;

namespace Folkmoot.Networks.Bluesky;

/// <summary>
/// Everything up to <paramref name="Seen"/> has been handed over. A walk goes from the newest item down towards it; while it is unfinished,
/// <paramref name="Top"/> is where it began and <paramref name="At"/> the far end's own cursor for the next page. Only a walk that has
/// arrived moves <paramref name="Seen"/> up to <paramref name="Top"/>, so that a backlog of any size loses nothing.
/// </summary>
internal sealed record BlueskyCursor(DateTimeOffset Seen, DateTimeOffset? Top = null, string? At = null)
{
    public static BlueskyCursor? Parse(string? text)
    {
        try
        {
            return string.IsNullOrEmpty(text) ? null : JsonSerializer.Deserialize(text, BlueskyJson.Shapes.BlueskyCursor);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public override string ToString() => JsonSerializer.Serialize(this, BlueskyJson.Shapes.BlueskyCursor);
}
