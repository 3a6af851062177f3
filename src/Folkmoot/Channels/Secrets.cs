// Keeps a channel's settings and credentials encrypted at rest.
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Folkmoot.Channels;

internal sealed class Secrets(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Folkmoot.Channels.Settings.v1");

    public string Protect(IReadOnlyDictionary<string, string> settings) => _protector.Protect(JsonSerializer.Serialize(settings));

    public Dictionary<string, string> Read(string stored) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(_protector.Unprotect(stored)) ?? [];

    /// <summary>The stored values with the given ones over them. An empty value never overwrites a stored one.</summary>
    public static Dictionary<string, string> Merge(IReadOnlyDictionary<string, string> stored, IReadOnlyDictionary<string, string> given)
    {
        var merged = new Dictionary<string, string>(stored, StringComparer.Ordinal);
        foreach (var (name, value) in given)
        {
            if (!string.IsNullOrWhiteSpace(value))
            {
                merged[name] = value.Trim();
            }
        }

        return merged;
    }
}
