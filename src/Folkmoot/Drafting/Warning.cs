// Something that a person should look at before they take a proposal over; found by rules of ours, not by the model.
using System.Text.Json;

namespace Folkmoot.Drafting;

/// <param name="Kind">End of a text key <c>drafting.warning.KIND</c>.</param>
/// <param name="What">The number, name, link … it is about; empty where it is about the whole.</param>
public sealed record Warning(string Kind, string What = "")
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    internal static string Write(IReadOnlyList<Warning> warnings) => JsonSerializer.Serialize(warnings, Json);

    internal static IReadOnlyList<Warning> Read(string json) => JsonSerializer.Deserialize<List<Warning>>(json, Json) ?? [];
}
