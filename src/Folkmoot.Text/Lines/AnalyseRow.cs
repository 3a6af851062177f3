// One row to analyse, read from its line without making strings.
using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Folkmoot.Text.Lines;

internal sealed class AnalyseRow : ILineRow
{
    private byte[] _id = ArrayPool<byte>.Shared.Rent(256);
    private int _idLength;
    private char[] _text = ArrayPool<char>.Shared.Rent(4096);
    private int _textLength;

    /// <summary>As it stood in the line, quotes included; empty when there was none.</summary>
    public ReadOnlySpan<byte> Id => _id.AsSpan(0, _idLength);

    public ReadOnlySpan<char> Text => _text.AsSpan(0, _textLength);

    /// <summary>ISO 639-1 where the row says so.</summary>
    public string? Language { get; private set; }

    /// <summary>Reads a line; returns what is wrong with it, or null.</summary>
    public string? Read(ReadOnlySpan<byte> line)
    {
        _idLength = _textLength = 0;
        Language = null;
        if (!Utf8.IsValid(line))
        {
            return "The line is not UTF-8.";
        }

        try
        {
            return ReadObject(new Utf8JsonReader(line)) ? null : "There is no \"text\" that is a string.";
        }
        catch (JsonException)
        {
            return "The line is not a JSON object.";
        }
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_id);
        ArrayPool<char>.Shared.Return(_text);
        (_id, _text) = ([], []);
    }

    private bool ReadObject(Utf8JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException();
        }

        bool found = false;
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
                KeepText(found ? reader.ValueSpan : []);
            }
            else if (reader.ValueTextEquals("language"u8))
            {
                reader.Read();
                Language = reader.TokenType == JsonTokenType.String ? Code(reader.ValueSpan) : null;
            }
            else
            {
                reader.Skip();
            }
        }

        return reader.Read() ? throw new JsonException() : found;
    }

    private void KeepId(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            reader.Skip();
            return;
        }

        bool quoted = reader.TokenType == JsonTokenType.String;
        _idLength = reader.ValueSpan.Length + (quoted ? 2 : 0);
        Grow(ref _id, _idLength);
        reader.ValueSpan.CopyTo(_id.AsSpan(quoted ? 1 : 0));
        if (quoted)
        {
            _id[0] = _id[_idLength - 1] = (byte)'"';
        }
    }

    private void KeepText(ReadOnlySpan<byte> json)
    {
        Grow(ref _text, json.Length);
        _textLength = JsonText.Unescape(json, _text);
    }

    /// <summary>The first part of a BCP 47 tag, in small letters; null for <c>und</c> and for what is no tag.</summary>
    private static string? Code(ReadOnlySpan<byte> tag)
    {
        int end = tag.IndexOfAny((byte)'-', (byte)'_');
        var first = end < 0 ? tag : tag[..end];
        string? code = first.Length is 2 or 3 ? Encoding.ASCII.GetString(first).ToLowerInvariant() : null;
        return code == "und" ? null : code;
    }

    private static void Grow<T>(ref T[] buffer, int length)
    {
        if (buffer.Length < length)
        {
            ArrayPool<T>.Shared.Return(buffer);
            buffer = ArrayPool<T>.Shared.Rent(length);
        }
    }
}
