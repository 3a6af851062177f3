// Hashed weights for up to three outputs, one cell of four bytes for each feature: what linear models are made of once they are trained.
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Folkmoot.Text.Classifiers;

/// <summary>
/// A cell holds three weights of one byte and eight bits of its feature's hash, so that a feature which was never seen adds nothing
/// (but for one in 256). A weight is its byte times the output's scale.
/// </summary>
internal sealed unsafe class PlaneTable
{
    public const int Outputs = 3;

    private readonly WideArray<int> _cells;
    private readonly int _shift;

    private PlaneTable(int bits, float[] scales, WideArray<int> cells)
    {
        Bits = bits;
        Scales = scales;
        _cells = cells;
        _shift = 32 - bits;
    }

    public int Bits { get; }

    /// <summary>One for each output.</summary>
    public float[] Scales { get; }

    /// <summary>Rounds weights to bytes. Of two features that meet in one cell the weaker is left out.</summary>
    /// <param name="weights">For each feature its hash and <see cref="Outputs"/> weights.</param>
    /// <param name="mostBits">The largest size of the table; the weakest features are left out so that no more than half of its cells are taken.</param>
    public static PlaneTable Of(IReadOnlyList<(uint Hash, float[] Weights)> weights, int mostBits)
    {
        float[] scales = [.. Enumerable.Range(0, Outputs).Select(k => Scale([.. weights.Select(w => MathF.Abs(w.Weights[k]))]))];
        var rows = weights
            .Select(w => (w.Hash, Bytes: Round(w.Weights, scales)))
            .Where(w => w.Bytes.Any(b => b != 0))
            .OrderByDescending(w => w.Bytes.Sum(b => Math.Abs((int)b)))
            .ThenBy(w => w.Hash)
            .Take(1 << (mostBits - 1))
            .ToList();
        int bits = 10;
        while (1 << bits < rows.Count * 2 && bits < mostBits)
        {
            bits++;
        }

        var cells = new WideArray<int>(1 << bits);
        foreach (var (hash, bytes) in rows)
        {
            ref int cell = ref cells.Span[(int)(hash >> (32 - bits))];
            cell = cell != 0 ? cell : unchecked((byte)bytes[0] | ((byte)bytes[1] << 8) | ((byte)bytes[2] << 16) | ((int)(hash & 0xFF) << 24));
        }

        return new PlaneTable(bits, scales, cells);
    }

    /// <summary>Copies the cells into every n-th place of a table that may be larger, where each cell then stands as often as its hashes need it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Spread(Span<int> target, int bits, int stride)
    {
        var cells = _cells.Span;
        for (int row = 0; row < 1 << bits; row++)
        {
            target[row * stride] = cells[row >> (bits - Bits)];
        }
    }

    /// <summary>Adds the bytes of the features' weights to three sums.</summary>
    public void Add(ReadOnlySpan<uint> hashes, Span<int> sums)
    {
        int i = Avx2.IsSupported ? Gather(hashes, sums) : 0;
        var cells = _cells.Span;
        for (; i < hashes.Length; i++)
        {
            int cell = cells[(int)(hashes[i] >> _shift)];
            if ((cell >>> 24) == (int)(hashes[i] & 0xFF))
            {
                sums[0] += unchecked((sbyte)cell);
                sums[1] += unchecked((sbyte)(cell >> 8));
                sums[2] += unchecked((sbyte)(cell >> 16));
            }
        }
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(Bits);
        foreach (float scale in Scales)
        {
            writer.Write(scale);
        }

        writer.Write(MemoryMarshal.AsBytes(_cells.Span));
    }

    /// <exception cref="InvalidDataException">The sizes make no sense.</exception>
    public static PlaneTable Read(BinaryReader reader)
    {
        int bits = reader.ReadInt32();
        float[] scales = [reader.ReadSingle(), reader.ReadSingle(), reader.ReadSingle()];
        if (bits is < 10 or > 24 || !scales.All(float.IsFinite))
        {
            throw new InvalidDataException($"A table of {bits} bits is not one of ours.");
        }

        var cells = new WideArray<int>(1 << bits);
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(cells.Span));
        return new PlaneTable(bits, scales, cells);
    }

    /// <summary>Eight features at a time; returns how many were added.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Gather(ReadOnlySpan<uint> hashes, Span<int> sums)
    {
        var first = Vector256<int>.Zero;
        var second = first;
        var third = first;
        var low = Vector256.Create(0xFF);
        int i = 0;
        unchecked
        {
            for (; i + 8 <= hashes.Length; i += 8)
            {
                var hash = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(hashes), (nuint)i);
                var cell = Avx2.GatherVector256(_cells.Pointer, Vector256.ShiftRightLogical(hash, _shift).AsInt32(), 4);
                cell &= Vector256.Equals(Vector256.ShiftRightLogical(cell, 24), hash.AsInt32() & low);
                first += Vector256.ShiftRightArithmetic(Vector256.ShiftLeft(cell, 24), 24);
                second += Vector256.ShiftRightArithmetic(Vector256.ShiftLeft(cell, 16), 24);
                third += Vector256.ShiftRightArithmetic(Vector256.ShiftLeft(cell, 8), 24);
            }
        }

        GC.KeepAlive(_cells);
        sums[0] += Vector256.Sum(first);
        sums[1] += Vector256.Sum(second);
        sums[2] += Vector256.Sum(third);
        return i;
    }

    /// <summary>The largest weights, one in ten thousand, are cut so that the others keep their detail.</summary>
    private static float Scale(float[] sizes)
    {
        Array.Sort(sizes);
        float largest = sizes.Length == 0 ? 0 : sizes[(int)((sizes.Length - 1) * 0.9999)];
        return largest > 0 ? largest / sbyte.MaxValue : 1;
    }

    private static sbyte[] Round(float[] weights, float[] scales) =>
        [.. weights.Select((w, k) => (sbyte)Math.Clamp(MathF.Round(w / scales[k]), -sbyte.MaxValue, sbyte.MaxValue))];
}
