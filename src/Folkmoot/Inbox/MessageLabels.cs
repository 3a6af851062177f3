// How a message keeps what was found out about it.
using System.Text.Json;
using Folkmoot.Listening.Events;

namespace Folkmoot.Inbox;

internal static class MessageLabels
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static string Write(IReadOnlyList<LabelFact> labels) => JsonSerializer.Serialize(labels, Json);

    public static IReadOnlyList<LabelFact> Read(string? json) => string.IsNullOrEmpty(json) ? [] : JsonSerializer.Deserialize<List<LabelFact>>(json, Json) ?? [];
}
