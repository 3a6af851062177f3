// Writes and reads JSON bodies by their source-generated shapes.
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Folkmoot.Networks.Http;

internal static class JsonBody
{
    public static OnceContent Of(string json) => new(Encoding.UTF8.GetBytes(json), "application/json");

    /// <summary>The body in its shape, or null when it is not.</summary>
    public static T? Read<T>(Answer answer, JsonTypeInfo<T> shape)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(answer.Body, shape);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
