// How audit entries are chained: each one's hash covers its content and the hash before it.
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Folkmoot.Trust;

internal static class AuditChain
{
    public static readonly string Start = new('0', 64);

    /// <summary>Lower-case hexadecimal SHA-256 over the canonical JSON array of every field and the hash before.</summary>
    public static string Hash(AuditEntry entry)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartArray();
            json.WriteStringValue(entry.PreviousHash);
            json.WriteStringValue(entry.AgencyId);
            json.WriteNumberValue(entry.Sequence);
            json.WriteNumberValue(entry.At.ToUnixTimeMilliseconds());
            json.WriteStringValue(entry.PersonId?.ToString() ?? "");
            json.WriteStringValue(entry.ActorName);
            json.WriteStringValue(entry.Action);
            json.WriteStringValue(entry.Subject);
            json.WriteStringValue(entry.SubjectId);
            json.WriteStringValue(entry.Details ?? "");
            json.WriteEndArray();
        }

        return Convert.ToHexStringLower(SHA256.HashData(stream.GetBuffer().AsSpan(0, (int)stream.Length)));
    }

    /// <summary>The first thing that is wrong with an entry that follows <paramref name="before"/>, or null.</summary>
    public static string? Fault(AuditEntry entry, AuditEntry? before) =>
        entry.Sequence != (before?.Sequence ?? 0) + 1 ? $"entry {(before?.Sequence ?? 0) + 1} is missing before entry {entry.Sequence}"
        : entry.PreviousHash != (before?.Hash ?? Start) ? $"entry {entry.Sequence} does not follow from the entry before it"
        : entry.Hash != Hash(entry) ? $"entry {entry.Sequence} ({entry.Action}, {entry.Id}) was changed after it was written"
        : null;

    public static string? Json(object? details) => details is null ? null : JsonSerializer.Serialize(details, Options);

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
