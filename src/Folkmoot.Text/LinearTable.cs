// Hashed weights of a linear classifier in one byte each: what models are made of once they are trained.
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Folkmoot.Text;

/// <summary>Rows of weights, one per bucket, one column per class; a weight is its byte times <see cref="Scale"/>.</summary>
internal sealed unsafe class LinearTable
{
    /// <summary>Columns are padded so that wide tables are read sixteen at a time, narrow ones four at a time.</summary>
    private const int Wide = 16;
    private const int Narrow = 4;

    /// <summary>Columns that are added up in one pass over the features.</summary>
    private const int MostColumns = 4 * Wide;

    private readonly WideArray<sbyte> _weights;
    private readonly uint _mask;

    public LinearTable(int classes, int bits, float scale, ReadOnlySpan<sbyte> weights)
        : this(classes, bits, scale)
    {
        for (int bucket = 0; bucket < 1 << bits; bucket++)
        {
            weights.Slice(bucket * classes, classes).CopyTo(_weights.Span[(bucket * Stride)..]);
        }
    }

    private LinearTable(int classes, int bits, float scale)
    {
        Classes = classes;
        Bits = bits;
        Scale = scale;
        Stride = classes <= Narrow ? Narrow : (classes + Wide - 1) / Wide * Wide;
        _mask = (1u << bits) - 1;
        _weights = new WideArray<sbyte>(Stride << bits);
    }

    public int Classes { get; }

    public int Bits { get; }

    public int Stride { get; }

    public float Scale { get; }

    /// <summary>Rounds real weights to bytes; the largest two in a hundred thousand are cut so that the others keep their detail.</summary>
    public static LinearTable Quantise(int classes, int bits, ReadOnlySpan<float> weights)
    {
        float[] sizes = weights.ToArray();
        for (int i = 0; i < sizes.Length; i++)
        {
            sizes[i] = MathF.Abs(sizes[i]);
        }

        Array.Sort(sizes);
        float largest = sizes[(int)((sizes.Length - 1) * 0.99998)];
        float scale = largest > 0 ? largest / sbyte.MaxValue : sizes[^1] > 0 ? sizes[^1] / sbyte.MaxValue : 1;
        sbyte[] bytes = new sbyte[weights.Length];
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (sbyte)Math.Clamp(MathF.Round(weights[i] / scale), -sbyte.MaxValue, sbyte.MaxValue);
        }

        return new LinearTable(classes, bits, scale, bytes);
    }

    /// <summary>The weights of one feature, padding included.</summary>
    private ReadOnlySpan<sbyte> Row(uint hash) => _weights.Span.Slice((int)(hash & _mask) * Stride, Stride);

    /// <summary>Adds the rows of at most 256 features to sums of <see cref="Stride"/> columns.</summary>
    public void Add(ReadOnlySpan<uint> hashes, Span<int> sums)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hashes.Length, 256);
        if (Stride == Narrow)
        {
            AddNarrow(hashes, sums);
            return;
        }

        for (int column = 0; column < Stride; column += MostColumns)
        {
            AddWide(hashes, sums, column);
        }
    }

    /// <summary>Up to <see cref="MostColumns"/> columns from one on. 256 bytes of at most ±127 stay within sixteen bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddWide(ReadOnlySpan<uint> hashes, Span<int> sums, int column)
    {
        int blocks = Math.Min(Stride - column, MostColumns) / Wide;
        var first = Vector256<short>.Zero;
        var second = first;
        var third = first;
        var fourth = first;
        sbyte* weights = _weights.Pointer;
        nuint stride = (nuint)Stride;
        unchecked
        {
            for (int i = 0; i < hashes.Length; i++)
            {
                nuint at = ((hashes[i] & _mask) * stride) + (nuint)column;
                first += Vector256.WidenLower((*(Vector128<sbyte>*)(weights + at)).ToVector256Unsafe());
                if (blocks > 1)
                {
                    second += Vector256.WidenLower((*(Vector128<sbyte>*)(weights + at + Wide)).ToVector256Unsafe());
                }

                if (blocks > 2)
                {
                    third += Vector256.WidenLower((*(Vector128<sbyte>*)(weights + at + (2 * Wide))).ToVector256Unsafe());
                }

                if (blocks > 3)
                {
                    fourth += Vector256.WidenLower((*(Vector128<sbyte>*)(weights + at + (3 * Wide))).ToVector256Unsafe());
                }
            }
        }

        GC.KeepAlive(_weights);
        Put(first, sums[column..]);
        if (blocks > 1)
        {
            Put(second, sums[(column + Wide)..]);
        }

        if (blocks > 2)
        {
            Put(third, sums[(column + (2 * Wide))..]);
        }

        if (blocks > 3)
        {
            Put(fourth, sums[(column + (3 * Wide))..]);
        }
    }

    private static void Put(Vector256<short> total, Span<int> sums)
    {
        for (int k = 0; k < Wide; k++)
        {
            sums[k] += total[k];
        }
    }

    private void AddNarrow(ReadOnlySpan<uint> hashes, Span<int> sums)
    {
        foreach (uint hash in hashes)
        {
            var row = Row(hash);
            for (int k = 0; k < row.Length; k++)
            {
                sums[k] += row[k];
            }
        }
    }

    /// <summary>The weights without padding, bucket by bucket, as they are stored.</summary>
    public void Write(BinaryWriter writer)
    {
        writer.Write(Classes);
        writer.Write(Bits);
        writer.Write(Scale);
        for (int bucket = 0; bucket < 1 << Bits; bucket++)
        {
            writer.Write(MemoryMarshal.AsBytes(_weights.Span.Slice(bucket * Stride, Classes)));
        }
    }

    /// <exception cref="InvalidDataException">The sizes make no sense.</exception>
    public static LinearTable Read(BinaryReader reader)
    {
        int classes = reader.ReadInt32();
        int bits = reader.ReadInt32();
        float scale = reader.ReadSingle();
        if (classes is < 2 or > 512 || bits is < 1 or > 24 || !float.IsFinite(scale))
        {
            throw new InvalidDataException($"A table of {classes} classes and {bits} bits is not one of ours.");
        }

        var table = new LinearTable(classes, bits, scale);
        for (int bucket = 0; bucket < 1 << bits; bucket++)
        {
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(table._weights.Span.Slice(bucket * table.Stride, classes)));
        }

        return table;
    }
}
