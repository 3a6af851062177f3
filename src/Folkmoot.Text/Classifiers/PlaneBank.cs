// The tables of several classifiers woven into one, so that a feature costs one visit to memory for all of them.
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Folkmoot.Text.Classifiers;

/// <summary>
/// Up to eight tables, cell beside cell: a row has what each of them knows of one feature. Made from the tables when they are loaded;
/// the sums are theirs to the last bit.
/// </summary>
internal sealed unsafe class PlaneBank
{
    /// <summary>Tables in one bank: eight cells of four bytes fill one register.</summary>
    public const int Lanes = 8;

    /// <summary>What one bank adds up, three for each table.</summary>
    public const int Sums = Lanes * PlaneTable.Outputs;

    /// <summary>So many bytes of at most ±127 stay within sixteen bits.</summary>
    private const int MostAtOnce = 256;

    /// <summary>How far ahead rows are asked for.</summary>
    private const int Ahead = 12;

    private readonly WideArray<int> _cells;
    private readonly int _shift;

    public PlaneBank(IReadOnlyList<PlaneTable> tables)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(tables.Count, Lanes);
        int bits = tables.Max(t => t.Bits);
        _shift = 32 - bits;
        _cells = new WideArray<int>(Lanes << bits);
        for (int lane = 0; lane < tables.Count; lane++)
        {
            tables[lane].Spread(_cells.Span[lane..], bits, Lanes);
        }
    }

    /// <summary>Writes the sums of the features' weights: for table t its output k at <c>t · 3 + k</c>.</summary>
    public void Add(ReadOnlySpan<uint> hashes, Span<int> sums)
    {
        sums = sums[..Sums];
        sums.Clear();
        while (!hashes.IsEmpty)
        {
            var part = hashes[..Math.Min(hashes.Length, MostAtOnce)];
            AddPart(part, sums);
            hashes = hashes[part.Length..];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddPart(ReadOnlySpan<uint> hashes, Span<int> sums)
    {
        var outer = Vector256<short>.Zero;
        var middle = Vector256<short>.Zero;
        var mark = Vector256.Create(unchecked((int)0xFF000000));
        int* cells = _cells.Pointer;
        unchecked
        {
            for (int i = 0; i < hashes.Length; i++)
            {
                if (i + Ahead < hashes.Length && Sse.IsSupported)
                {
                    Sse.Prefetch0(cells + ((nint)(hashes[i + Ahead] >> _shift) * Lanes));
                }

                uint hash = hashes[i];
                var row = *(Vector256<int>*)(cells + ((nint)(hash >> _shift) * Lanes));
                row &= Vector256.Equals(row & mark, Vector256.Create((int)(hash << 24)));
                var halves = row.AsInt16();
                outer += Vector256.ShiftRightArithmetic(Vector256.ShiftLeft(halves, 8), 8);
                middle += Vector256.ShiftRightArithmetic(halves, 8);
            }
        }

        GC.KeepAlive(_cells);
        for (int lane = 0; lane < Lanes; lane++)
        {
            sums[lane * PlaneTable.Outputs] += outer[2 * lane];
            sums[(lane * PlaneTable.Outputs) + 1] += middle[2 * lane];
            sums[(lane * PlaneTable.Outputs) + 2] += outer[(2 * lane) + 1];
        }
    }
}
