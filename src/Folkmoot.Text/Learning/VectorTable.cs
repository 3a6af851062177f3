// The vectors of frequent words that are shipped: words that are used alike have vectors that point alike.
using System.Numerics.Tensors;
using Folkmoot.Text.Features;

namespace Folkmoot.Text.Learning;

/// <summary>Rows of length one around a common centre, the most frequent word first. Safe for use by many threads.</summary>
internal sealed class VectorTable
{
    public const string Id = "folkmoot-vectors";
    private const string Magic = "FMVEC1";
    private const int MostWords = 200_000;
    private const int MostWidth = 1024;

    private static readonly Lazy<VectorTable> FromAssembly = new(() => Load(ModelCatalogue.Shipped.Load(Id)));

    private readonly uint[] _keys;
    private readonly float[] _values;
    private readonly NumberTable _places;

    private VectorTable(uint[] keys, int width, float[] values, string hash)
    {
        (_keys, Width, _values, Hash) = (keys, width, values, hash);
        _places = new NumberTable(keys);
    }

    /// <summary>The table inside this assembly, read at first use.</summary>
    public static VectorTable Shipped => FromAssembly.Value;

    /// <summary>SHA-256 of the file that it came from, by which other models name it.</summary>
    public string Hash { get; }

    public int Width { get; }

    public ReadOnlySpan<float> this[int place] => _values.AsSpan(place * Width, Width);

    /// <summary>The place of a word by its <see cref="WordTable.Key"/>, or −1.</summary>
    public int Find(uint key) => _places.Find(key);

    /// <summary>Takes the common centre out, which says nothing about a word, and rounds.</summary>
    public static byte[] Pack(WordVectors vectors)
    {
        float[] centre = new float[vectors.Width];
        for (int i = 0; i < vectors.Words.Count; i++)
        {
            TensorPrimitives.Add(centre, vectors[i], centre);
        }

        TensorPrimitives.Divide(centre, vectors.Words.Count, centre);
        var keys = new List<uint>();
        var values = new List<float>();
        var seen = new HashSet<uint>();
        float[] row = new float[vectors.Width];
        for (int i = 0; i < vectors.Words.Count; i++)
        {
            if (Key(vectors.Words[i]) is not { } key || !seen.Add(key))
            {
                continue;
            }

            TensorPrimitives.Subtract(vectors[i], centre, row);
            TensorPrimitives.Divide(row, MathF.Max(TensorPrimitives.Norm<float>(row), float.Epsilon), row);
            keys.Add(key);
            values.AddRange(row);
        }

        return WeightsFile.Write(Magic, [new VectorTable([.. keys], vectors.Width, [.. values], hash: string.Empty)], (table, writer) => table.Write(writer));
    }

    /// <exception cref="ModelRefusedException">The file is not one of word vectors.</exception>
    public static VectorTable Load(ModelFile file) =>
        WeightsFile.Read(file, Magic, reader => Read(reader, file.Card.Sha256)) is [var table] ? table : throw new ModelRefusedException(file.Card.Id, "it is not one table of vectors");

    private static uint? Key(string word)
    {
        Span<char> buffer = stackalloc char[FeatureReader.LongestWord + 2];
        if (word.Length == 0 || !char.IsLetterOrDigit(word[0]))
        {
            return null;
        }

        int length = NormalisedWord.Write(word, buffer, out _, out _);
        return length == 0 ? null : WordTable.Key(buffer.Slice(1, length));
    }

    private void Write(BinaryWriter writer)
    {
        writer.Write(_keys.Length);
        writer.Write(Width);
        foreach (uint key in _keys)
        {
            writer.Write(key);
        }

        ByteRows.Write(writer, _values, Width);
    }

    private static VectorTable Read(BinaryReader reader, string hash)
    {
        int count = reader.ReadInt32();
        int width = reader.ReadInt32();
        if (count is < 0 or > MostWords || width is < 1 or > MostWidth)
        {
            throw new InvalidDataException($"a table of {count} words by {width} numbers is not one of ours");
        }

        uint[] keys = new uint[count];
        for (int i = 0; i < count; i++)
        {
            keys[i] = reader.ReadUInt32();
        }

        return new VectorTable(keys, width, ByteRows.Read(reader, count, width), hash);
    }
}
