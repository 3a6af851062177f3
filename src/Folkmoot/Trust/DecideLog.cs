// How decisions are written down: hashes, evidence and model sets in one fixed form.
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Folkmoot.Text;

namespace Folkmoot.Trust;

internal static class DecideLog
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Lower-case hexadecimal SHA-256 of the text in UTF-8.</summary>
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    public static string Write(IReadOnlyList<Reason> evidence) => JsonSerializer.Serialize(evidence, Json);

    public static IReadOnlyList<Reason> ReadEvidence(string? json) =>
        string.IsNullOrEmpty(json) ? [] : JsonSerializer.Deserialize<List<Reason>>(json, Json) ?? [];

    public static string Write(IReadOnlyList<UsedModel> models) => JsonSerializer.Serialize(models, Json);

    public static IReadOnlyList<UsedModel> ReadModels(string json) => JsonSerializer.Deserialize<List<UsedModel>>(json, Json) ?? [];
}
