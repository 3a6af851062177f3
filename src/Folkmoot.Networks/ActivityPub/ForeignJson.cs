// Reads what other servers write: JSON-LD in the compact form that everybody sends, where one value may stand for a list of one. Never throws on odd shapes.
using System.Globalization;
using System.Text.Json;

namespace Folkmoot.Networks.ActivityPub;

internal static class ForeignJson
{
    /// <summary>Deeper nesting than any real activity has.</summary>
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 32 };

    /// <summary>Null where it is no JSON object.</summary>
    public static JsonElement? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            // Half a character in a name would make every later look at its object fail.
            var names = new Utf8JsonReader(body.Span, new JsonReaderOptions { MaxDepth = Options.MaxDepth });
            while (names.Read())
            {
                _ = names.TokenType == JsonTokenType.PropertyName ? names.GetString() : null;
            }

            using var document = JsonDocument.Parse(body, Options);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    public static JsonElement? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined) ? value : null;

    /// <summary>The value, or the values of a list.</summary>
    public static IEnumerable<JsonElement> Each(JsonElement element, string name) => Member(element, name) switch
    {
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray(),
        { } one => [one],
        null => [],
    };

    public static string? Text(JsonElement element, string name) => Each(element, name).Where(e => e.ValueKind == JsonValueKind.String).Select(Plain).FirstOrDefault();

    /// <summary>The address of what is meant, whether it stands there whole or only named.</summary>
    public static string? Id(JsonElement element, string name) => Each(element, name).Select(IdOf).FirstOrDefault();

    public static IEnumerable<string> Ids(JsonElement element, string name) => Each(element, name).Select(IdOf).OfType<string>();

    public static bool Is(JsonElement element, params ReadOnlySpan<string> types)
    {
        foreach (var type in Each(element, "type"))
        {
            if (type.ValueKind == JsonValueKind.String && types.Contains(Plain(type)))
            {
                return true;
            }
        }

        return false;
    }

    public static DateTimeOffset? Instant(JsonElement element, string name) =>
        DateTimeOffset.TryParse(Text(element, name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null;

    public static string? IdOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => Plain(element),
        JsonValueKind.Object => Member(element, "id") is { ValueKind: JsonValueKind.String } id ? Plain(id) : null,
        _ => null,
    };

    /// <summary>Half a character written as an escape is no text for anybody.</summary>
    private static string? Plain(JsonElement element)
    {
        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
