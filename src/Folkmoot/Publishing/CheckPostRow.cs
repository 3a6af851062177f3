// One post of the command check-post, read from its line.
using System.Text.Json;
using System.Text.Unicode;
using Folkmoot.Networks;
using Folkmoot.Text.Lines;

namespace Folkmoot.Publishing;

internal sealed class CheckPostRow : ILineRow
{
    private byte[] _id = [];

    public ReadOnlySpan<byte> Id => _id;

    public string Text { get; private set; } = "";

    public List<MediaItem> Media { get; } = [];

    /// <summary>What it was made from, for the claim check of a policy; empty for none.</summary>
    public string Source { get; private set; } = "";

    /// <summary>BCP 47 tag; null where it is not said.</summary>
    public string? Language { get; private set; }

    public bool MachineAssisted { get; private set; }

    public string? Read(ReadOnlySpan<byte> line)
    {
        (_id, Text, Source, Language, MachineAssisted) = ([], "", "", null, false);
        Media.Clear();
        if (!Utf8.IsValid(line))
        {
            return "The line is not UTF-8.";
        }

        try
        {
            return ReadObject(new Utf8JsonReader(line));
        }
        catch (JsonException)
        {
            return "The line is not a JSON object.";
        }
    }

    public void Dispose() => Media.Clear();

    private string? ReadObject(Utf8JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException();
        }

        bool found = false;
        string? problem = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("id"u8))
            {
                reader.Read();
                KeepId(ref reader);
            }
            else if (reader.ValueTextEquals("text"u8))
            {
                reader.Read();
                found = reader.TokenType == JsonTokenType.String;
                Text = found ? TextOf(ref reader) : "";
                Skip(ref reader);
            }
            else if (reader.ValueTextEquals("source"u8))
            {
                reader.Read();
                Source = reader.TokenType == JsonTokenType.String ? TextOf(ref reader) : "";
                Skip(ref reader);
            }
            else if (reader.ValueTextEquals("language"u8))
            {
                reader.Read();
                Language = reader.TokenType == JsonTokenType.String && TextOf(ref reader) is { Length: > 0 } tag ? tag : null;
                Skip(ref reader);
            }
            else if (reader.ValueTextEquals("machineAssisted"u8))
            {
                reader.Read();
                MachineAssisted = reader.TokenType == JsonTokenType.True;
                Skip(ref reader);
            }
            else if (reader.ValueTextEquals("media"u8))
            {
                reader.Read();
                problem ??= ReadMedia(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        return reader.Read() ? throw new JsonException() : problem ?? (found ? null : "There is no \"text\" that is a string.");
    }

    private string? ReadMedia(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        using var media = JsonDocument.ParseValue(ref reader);
        if (media.RootElement.ValueKind != JsonValueKind.Array)
        {
            return "\"media\" is not an array.";
        }

        foreach (var item in media.RootElement.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Object || KindOf(item) is not { } kind)
            {
                return "An item of \"media\" has no \"kind\" such as image, gif, video or image/png.";
            }

            foreach (var name in (string[])["bytes", "width", "height"])
            {
                if (item.TryGetProperty(name, out var number) && number.ValueKind != JsonValueKind.Null
                    && !(number.ValueKind == JsonValueKind.Number && number.TryGetInt64(out long value) && value is >= 0 and < long.MaxValue / 2))
                {
                    return $"The \"{name}\" of an item of \"media\" is no whole number.";
                }
            }

            if (item.TryGetProperty("alt", out var alt) && alt.ValueKind is not (JsonValueKind.String or JsonValueKind.Null))
            {
                return "The \"alt\" of an item of \"media\" is no string.";
            }

            Media.Add(new(kind.Kind, kind.Type, Number(item, "bytes"), Side(item, "width"), Side(item, "height"), alt.ValueKind == JsonValueKind.String ? Raw(alt) : ""));
        }

        return null;
    }

    /// <summary>A kind, or a media type, which tells both.</summary>
    private static (MediaKind Kind, string? Type)? KindOf(JsonElement item)
    {
        if (!item.TryGetProperty("kind", out var kind) || kind.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        var word = Raw(kind).Trim().ToLowerInvariant();
        return word switch
        {
            "image" or "photo" => (MediaKind.Image, null),
            "gif" => (MediaKind.Gif, null),
            "video" => (MediaKind.Video, null),
            "" => null,
            "image/jpg" => (MediaKind.Image, "image/jpeg"),
            _ when word.Contains('/', StringComparison.Ordinal) => (MediaItem.KindOf(word), word),
            "jpg" => (MediaKind.Image, "image/jpeg"),
            "jpeg" or "png" or "webp" => (MediaKind.Image, "image/" + word),
            "mp4" => (MediaKind.Video, "video/mp4"),
            _ => (MediaKind.Other, null),
        };
    }

    private static long? Number(JsonElement item, string name) => item.TryGetProperty(name, out var number) && number.ValueKind == JsonValueKind.Number ? number.GetInt64() : null;

    private static int? Side(JsonElement item, string name) => Number(item, name) is { } number ? (int)Math.Min(number, int.MaxValue) : null;

    private static string Raw(JsonElement text)
    {
        var raw = System.Text.Encoding.UTF8.GetBytes(text.GetRawText());
        var characters = new char[raw.Length];
        return new(characters, 0, JsonText.Unescape(raw.AsSpan(1, raw.Length - 2), characters));
    }

    private static string TextOf(ref Utf8JsonReader reader)
    {
        var characters = new char[reader.ValueSpan.Length];
        return new(characters, 0, JsonText.Unescape(reader.ValueSpan, characters));
    }

    private void KeepId(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            reader.Skip();
            return;
        }

        _id = reader.TokenType == JsonTokenType.String ? [(byte)'"', .. reader.ValueSpan, (byte)'"'] : reader.ValueSpan.ToArray();
    }

    private static void Skip(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            reader.Skip();
        }
    }
}
