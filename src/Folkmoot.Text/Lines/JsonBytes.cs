// Puts a line of JSON together from parts that were encoded beforehand.
using System.Buffers.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Folkmoot.Text.Lines;

/// <summary>One belongs to one thread; its memory is used again for the next line.</summary>
internal sealed class JsonBytes
{
    /// <summary>A score has four digits: more would only look exact.</summary>
    private const int ScoreUnits = 10_000;

    private const int LongestNumber = 32;

    private static readonly JavaScriptEncoder Relaxed = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    private byte[] _bytes = new byte[4096];
    private int _length;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    /// <summary>A string with its quotes.</summary>
    public static byte[] Quoted(string text) => [(byte)'"', .. JsonEncodedText.Encode(text).EncodedUtf8Bytes, (byte)'"'];

    /// <summary>The same with letters of all languages as they are, as <see cref="LineWriter.Json"/> writes them.</summary>
    public static byte[] QuotedRelaxed(string text) => [(byte)'"', .. JsonEncodedText.Encode(text, Relaxed).EncodedUtf8Bytes, (byte)'"'];

    public void Clear() => _length = 0;

    public void Add(ReadOnlySpan<byte> json)
    {
        json.CopyTo(Room(json.Length));
        _length += json.Length;
    }

    /// <summary>A score between 0 and 1.</summary>
    public void AddScore(float score) => AddUnits((int)MathF.Round(Math.Clamp(score, 0, 1) * ScoreUnits));

    /// <summary>A score between 0 and 1.</summary>
    public void AddScore(double score) => AddUnits((int)Math.Round(Math.Clamp(score, 0, 1) * ScoreUnits));

    private void AddUnits(int units)
    {
        var room = Room(LongestNumber);
        if (units is 0 or ScoreUnits)
        {
            room[0] = (byte)(units == 0 ? '0' : '1');
            _length++;
            return;
        }

        room[0] = (byte)'0';
        room[1] = (byte)'.';
        int end = 2;
        for (int unit = ScoreUnits / 10; units > 0; unit /= 10)
        {
            (int digit, units) = Math.DivRem(units, unit);
            room[end++] = (byte)('0' + digit);
        }

        _length += end;
    }

    public void AddNumber(int number)
    {
        Utf8Formatter.TryFormat(number, Room(LongestNumber), out int written);
        _length += written;
    }

    public void AddNumber(double number)
    {
        Utf8Formatter.TryFormat(number, Room(LongestNumber), out int written);
        _length += written;
    }

    private Span<byte> Room(int length)
    {
        if (_bytes.Length - _length < length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + length));
        }

        return _bytes.AsSpan(_length);
    }
}
