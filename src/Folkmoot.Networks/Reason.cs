// Why something was refused, or waits: kept as a key and its places, so that everybody who reads it later is told in their own language.
using System.Collections.Frozen;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Folkmoot.Networks;

/// <summary>
/// The key of a text and what stands in its places: words, or further reasons. A far end's own words are always a place within a sentence of ours.
/// It is kept as <see cref="ToStored"/> in one text column: a JSON array of the key and its places.
/// </summary>
public sealed class Reason : IEquatable<Reason>
{
    /// <summary>Longest form that is stored, in UTF-16 units: every column that keeps a reason takes it.</summary>
    public const int StoredMax = 500;

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly FrozenDictionary<string, string> EnglishTexts = LoadEnglish();

    private readonly object[] _places;

    /// <param name="key">Key of the text: of this project's <c>texts.json</c>, or of the module that gives the reason.</param>
    /// <param name="places">Words, whole numbers or reasons for its places {0}, {1} …</param>
    public Reason(string key, params object[] places)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        Key = key;
        _places = Array.ConvertAll(places, Place);
    }

    private Reason(string words) => (Key, _places) = ("", [words]);

    /// <summary>Empty where there is no text of ours, only words.</summary>
    public string Key { get; }

    /// <summary>Words as they are, in whatever language they came.</summary>
    public static Reason Words(string words) => new(words);

    /// <summary>A reason from its stored form; whatever is none (of an older version) is taken as words.</summary>
    public static Reason Read(string stored)
    {
        try
        {
            using var json = JsonDocument.Parse(stored);
            return Read(json.RootElement) as Reason ?? Words(stored);
        }
        catch (JsonException)
        {
            return Words(stored);
        }
    }

    /// <summary>This reason and, after it, another.</summary>
    public Reason Then(Reason? more) => more is null ? this : new("networks.then", this, more);

    /// <summary>The stored form, at most <see cref="StoredMax"/> long: the longest words are shortened until it fits.</summary>
    public string ToStored()
    {
        var shortened = this;
        for (var longest = StoredMax; ; longest -= 20)
        {
            var stored = shortened.Key.Length == 0 ? (string)shortened._places[0] : shortened.Write();
            if (stored.Length <= StoredMax)
            {
                return stored;
            }

            shortened = longest > 0 ? Shorten(longest) : Words(Cut(ToString(), StoredMax));
        }
    }

    /// <summary>In English, for logs and the command line; a reason that is not a network's shows its key.</summary>
    public override string ToString() =>
        Key.Length == 0 ? (string)_places[0]
        : EnglishTexts.TryGetValue(Key, out var text) ? string.Format(CultureInfo.InvariantCulture, text, _places)
        : string.Join(' ', [Key, .. _places]);

    public bool Equals(Reason? other) => other is not null && Key == other.Key && _places.AsSpan().SequenceEqual(other._places);

    public override bool Equals(object? obj) => Equals(obj as Reason);

    public override int GetHashCode() => HashCode.Combine(Key, _places.Length);

    private static object Place(object place) => place switch
    {
        string or Reason { Key.Length: > 0 } => place,
        Reason words => words._places[0],
        int or long => Convert.ToString(place, CultureInfo.InvariantCulture)!,
        _ => throw new ArgumentException($"A reason has no place for {place?.GetType().Name ?? "nothing"}.", nameof(place)),
    };

    private static object? Read(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Array when element.GetArrayLength() > 0 && element[0].ValueKind == JsonValueKind.String && element[0].GetString() is { Length: > 0 } key
            && element.EnumerateArray().Skip(1).Select(Read).ToArray() is var places && Array.TrueForAll(places, p => p is not null) => new Reason(key, places!),
        _ => null,
    };

    private string Write()
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Plain))
        {
            Write(json);
        }

        return System.Text.Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    private void Write(Utf8JsonWriter json)
    {
        json.WriteStartArray();
        json.WriteStringValue(Key);
        foreach (var place in _places)
        {
            if (place is Reason reason)
            {
                reason.Write(json);
            }
            else
            {
                json.WriteStringValue((string)place);
            }
        }

        json.WriteEndArray();
    }

    private Reason Shorten(int longest) => Key.Length == 0
        ? Words(Cut((string)_places[0], longest))
        : new(Key, Array.ConvertAll(_places, place => place is Reason reason ? reason.Shorten(longest) : (object)Cut((string)place, longest)));

    private static string Cut(string words, int longest) =>
        words.Length <= longest ? words
        : string.Concat(words.AsSpan(0, longest > 1 && char.IsHighSurrogate(words[longest - 2]) ? longest - 2 : longest - 1), "…");

    private static FrozenDictionary<string, string> LoadEnglish()
    {
        using var stream = typeof(Reason).Assembly.GetManifestResourceStream("Folkmoot.Networks.texts.json")!;
        var texts = JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string>>>(stream)!;
        return texts.ToFrozenDictionary(t => t.Key, t => t.Value["en"], StringComparer.Ordinal);
    }
}
