// Hashed weights of a linear classifier in one byte each: what models are made of once they are trained.
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Folkmoot.Text;

/// <summary>Rows of weights, one per bucket, one column per class; a weight is its byte times <see cref="Scale"/>.</summary>
internal sealed class LinearTable
{
    /// <summary>Columns are padded so that wide tables are read sixteen at a time, narrow ones four at a time.</summary>
    private const int Wide = 16;
    private const int Narrow = 4;

    private readonly sbyte[] _weights;
    private readonly uint _mask;

    public LinearTable(int classes, int bits, float scale, ReadOnlySpan<sbyte> weights)
    {
        Classes = classes;
        Bits = bits;
        Scale = scale;
        Stride = classes <= Narrow ? Narrow : (classes + Wide - 1) / Wide * Wide;
        _mask = (1u << bits) - 1;
        _weights = new sbyte[Stride << bits];
        for (int bucket = 0; bucket < 1 << bits; bucket++)
        {
            weights.Slice(bucket * classes, classes).CopyTo(_weights.AsSpan(bucket * Stride));
        }
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
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<sbyte> Row(uint hash) => _weights.AsSpan((int)(hash & _mask) * Stride, Stride);

    /// <summary>The weights of one feature of a table of at most four classes, in one register.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector128<int> Narrowed(uint hash)
    {
        ref sbyte row = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_weights), (nuint)(hash & _mask) * Narrow);
        int packed = Unsafe.ReadUnaligned<int>(ref Unsafe.As<sbyte, byte>(ref row));
        return Vector128.WidenLower(Vector128.WidenLower(Vector128.CreateScalarUnsafe(packed).AsSByte()));
    }

    /// <summary>Adds the rows of at most 256 features to sums of <see cref="Stride"/> columns.</summary>
    public void Add(ReadOnlySpan<uint> hashes, Span<int> sums)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hashes.Length, 256);
        if (Stride == Narrow)
        {
            AddNarrow(hashes, sums);
            return;
        }

        ref sbyte weights = ref MemoryMarshal.GetArrayDataReference(_weights);
        for (int column = 0; column + Wide <= Stride; column += Wide)
        {
            // 256 bytes of at most ±127 stay within sixteen bits.
            var total = Vector256<short>.Zero;
            foreach (uint hash in hashes)
            {
                nuint at = (nuint)((hash & _mask) * (uint)Stride) + (nuint)column;
                total += Vector256.WidenLower(Vector128.LoadUnsafe(ref weights, at).ToVector256Unsafe());
            }

            for (int k = 0; k < Wide; k++)
            {
                sums[column + k] += total[k];
            }
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
            writer.Write(MemoryMarshal.AsBytes(_weights.AsSpan(bucket * Stride, Classes)));
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

        byte[] bytes = reader.ReadBytes(classes << bits);
        return bytes.Length == classes << bits
            ? new LinearTable(classes, bits, scale, MemoryMarshal.Cast<byte, sbyte>(bytes))
            : throw new InvalidDataException("The weights end too early.");
    }
}
