// Every text a person reads, in English and Spanish, gathered from the texts.json of all modules.
using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace Folkmoot.Web;

/// <summary><c>T["publishing.compose.title"]</c>, <c>T["inbox.assigned", name]</c> and <c>T.Count("inbox.open", 3)</c>, in the reader's language.</summary>
internal sealed class Texts
{
    public const string English = "en";
    public const string Spanish = "es";
    public static readonly string[] Languages = [English, Spanish];

    private const int PlacesMax = 10;

    private static readonly JsonSerializerOptions Strict = new() { AllowDuplicateProperties = false };

    private readonly FrozenDictionary<string, FrozenDictionary<string, string>> byKey;
    private readonly bool strict;

    public Texts(IHostEnvironment environment)
        : this(Load(typeof(Texts).Assembly), strict: !environment.IsProduction())
    {
    }

    public Texts(IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> texts, bool strict)
    {
        byKey = texts.ToFrozenDictionary(t => t.Key, t => t.Value.ToFrozenDictionary());
        this.strict = strict;
    }

    public IEnumerable<string> Keys => byKey.Keys;

    public string this[string key] => In(CultureInfo.CurrentUICulture, key);

    public string this[string key, params ReadOnlySpan<object?> args] =>
        string.Format(CultureInfo.CurrentCulture, In(CultureInfo.CurrentUICulture, key), args);

    /// <summary>The text under <c>key.one</c> or <c>key.other</c>; {0} is the number, further places are <paramref name="args"/>.</summary>
    public string Count(string key, long n, params ReadOnlySpan<object?> args) =>
        this[key + (n == 1 ? ".one" : ".other"), [n.ToString("N0", CultureInfo.CurrentCulture), .. args]];

    /// <summary>
    /// What was kept as a key (from annotations and use cases) or as a reason (a JSON array of a key and its places, which may be reasons themselves),
    /// in the reader's language. Anything else is itself.
    /// </summary>
    public string Resolve(string kept) => ToldIn(CultureInfo.CurrentUICulture, kept);

    /// <summary>The same in English: for the audit trail and the command line.</summary>
    public string ResolveEnglish(string kept) => ToldIn(CultureInfo.InvariantCulture, kept);

    private string ToldIn(CultureInfo culture, string kept)
    {
        if (!kept.StartsWith("[\"", StringComparison.Ordinal))
        {
            return byKey.ContainsKey(kept) ? In(culture, kept) : kept;
        }

        try
        {
            using var reason = JsonDocument.Parse(kept);
            return Tell(culture, reason.RootElement) ?? kept;
        }
        catch (JsonException)
        {
            return kept;
        }
    }

    private string? Tell(CultureInfo culture, JsonElement part)
    {
        if (part.ValueKind != JsonValueKind.Array)
        {
            return part.ValueKind == JsonValueKind.String ? part.GetString() : null;
        }

        var parts = part.EnumerateArray().Select((p, i) => i == 0 && p.ValueKind == JsonValueKind.String ? p.GetString() : Tell(culture, p)).ToList();
        if (parts is not [{ } key, ..] || !byKey.ContainsKey(key) || parts.Contains(null))
        {
            return null;
        }

        // Another version may have written fewer places than this one's text has.
        object?[] places = [.. parts.Skip(1), .. Enumerable.Repeat("", PlacesMax)];
        return string.Format(culture, In(culture, key), places);
    }

    public bool Has(string key) => byKey.ContainsKey(key);

    public string In(CultureInfo culture, string key)
    {
        if (!byKey.TryGetValue(key, out var languages))
        {
            return strict ? throw new KeyNotFoundException($"No text has the key '{key}'.") : key;
        }

        return languages.TryGetValue(culture.TwoLetterISOLanguageName, out var text) ? text : languages[English];
    }

    /// <summary>All texts.json files embedded in the assembly; a key that two modules claim stops the start.</summary>
    public static Dictionary<string, IReadOnlyDictionary<string, string>> Load(Assembly assembly)
    {
        var all = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);
        var from = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.EndsWith("texts.json", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            Add(all, from, name, JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string>>>(stream, Strict)!);
        }

        return all;
    }

    internal static void Add(
        Dictionary<string, IReadOnlyDictionary<string, string>> all,
        Dictionary<string, string> from,
        string file,
        Dictionary<string, Dictionary<string, string>> texts)
    {
        foreach (var (key, languages) in texts)
        {
            if (!all.TryAdd(key, languages))
            {
                throw new InvalidOperationException($"The text '{key}' is in {from[key]} and in {file}: a key belongs to one module.");
            }

            if (!languages.ContainsKey(English))
            {
                throw new InvalidOperationException($"The text '{key}' in {file} has no English.");
            }

            from[key] = file;
        }
    }
}
