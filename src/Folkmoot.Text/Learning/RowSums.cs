// Adds up many rows of a table at once, so that the sums stay in registers.
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Folkmoot.Text.Learning;

internal static unsafe class RowSums
{
    /// <summary>Columns added up in one pass over the rows.</summary>
    public const int Block = 32;

    private const int Lane = 8;

    /// <summary>Adds rows of real numbers, each so many times, to sums of as many columns.</summary>
    public static void Add(ReadOnlySpan<float> table, ReadOnlySpan<int> rows, ReadOnlySpan<float> times, Span<float> sums)
    {
        int width = sums.Length;
        foreach (int row in rows)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan((row + 1L) * width, table.Length);
        }

        fixed (float* first = table)
        fixed (float* to = sums)
        {
            int column = 0;
            for (; column + Block <= width; column += Block)
            {
                AddBlock(first + column, width, rows, times, to + column);
            }

            for (; column + Lane <= width; column += Lane)
            {
                AddLane(first + column, width, rows, times, to + column);
            }

            for (; column < width; column++)
            {
                AddColumn(first + column, width, rows, times, to + column);
            }
        }
    }

    /// <summary>The same for rows of bytes, whose factors are in <paramref name="times"/> already; the sums are whole blocks.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(sbyte* table, nint stride, ReadOnlySpan<int> rows, ReadOnlySpan<float> times, Span<float> sums)
    {
        fixed (float* to = sums)
        {
            int column = 0;
            for (; column + (2 * Block) <= sums.Length; column += 2 * Block)
            {
                AddTwoBlocks(table + column, stride, rows, times, to + column);
            }

            for (; column + Block <= sums.Length; column += Block)
            {
                AddBlock(table + column, stride, rows, times, to + column);
            }
        }
    }

    /// <summary>The dot product of an input with each row of bytes; input and rows are padded to whole blocks.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(sbyte* table, nint stride, ReadOnlySpan<float> input, Span<float> products)
    {
        fixed (float* from = input)
        {
            unchecked
            {
                for (int row = 0; row < products.Length; row += 2)
                {
                    sbyte* a = table + (row * stride);
                    sbyte* b = row + 1 < products.Length ? a + stride : a;
                    var sumA = Vector256<float>.Zero;
                    var sumB = sumA;
                    var restA = sumA;
                    var restB = sumA;
                    for (int i = 0; i + (2 * Lane) <= input.Length; i += 2 * Lane)
                    {
                        var part = Vector256.Load(from + i);
                        var next = Vector256.Load(from + i + Lane);
                        sumA = Vector256.MultiplyAddEstimate(Eight(a + i), part, sumA);
                        sumB = Vector256.MultiplyAddEstimate(Eight(b + i), part, sumB);
                        restA = Vector256.MultiplyAddEstimate(Eight(a + i + Lane), next, restA);
                        restB = Vector256.MultiplyAddEstimate(Eight(b + i + Lane), next, restB);
                    }

                    products[row] = Vector256.Sum(sumA + restA);
                    if (row + 1 < products.Length)
                    {
                        products[row + 1] = Vector256.Sum(sumB + restB);
                    }
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddTwoBlocks(sbyte* table, nint stride, ReadOnlySpan<int> rows, ReadOnlySpan<float> times, float* sums)
    {
        var a = Vector256.Load(sums);
        var b = Vector256.Load(sums + Lane);
        var c = Vector256.Load(sums + (2 * Lane));
        var d = Vector256.Load(sums + (3 * Lane));
        var e = Vector256.Load(sums + (4 * Lane));
        var f = Vector256.Load(sums + (5 * Lane));
        var g = Vector256.Load(sums + (6 * Lane));
        var h = Vector256.Load(sums + (7 * Lane));
        unchecked
        {
            for (int i = 0; i < rows.Length; i++)
            {
                sbyte* row = table + (rows[i] * stride);
                var factor = Vector256.Create(times[i]);
                a = Vector256.MultiplyAddEstimate(Eight(row), factor, a);
                b = Vector256.MultiplyAddEstimate(Eight(row + Lane), factor, b);
                c = Vector256.MultiplyAddEstimate(Eight(row + (2 * Lane)), factor, c);
                d = Vector256.MultiplyAddEstimate(Eight(row + (3 * Lane)), factor, d);
                e = Vector256.MultiplyAddEstimate(Eight(row + (4 * Lane)), factor, e);
                f = Vector256.MultiplyAddEstimate(Eight(row + (5 * Lane)), factor, f);
                g = Vector256.MultiplyAddEstimate(Eight(row + (6 * Lane)), factor, g);
                h = Vector256.MultiplyAddEstimate(Eight(row + (7 * Lane)), factor, h);
            }
        }

        a.Store(sums);
        b.Store(sums + Lane);
        c.Store(sums + (2 * Lane));
        d.Store(sums + (3 * Lane));
        e.Store(sums + (4 * Lane));
        f.Store(sums + (5 * Lane));
        g.Store(sums + (6 * Lane));
        h.Store(sums + (7 * Lane));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddBlock(sbyte* table, nint stride, ReadOnlySpan<int> rows, ReadOnlySpan<float> times, float* sums)
    {
        var a = Vector256.Load(sums);
        var b = Vector256.Load(sums + Lane);
        var c = Vector256.Load(sums + (2 * Lane));
        var d = Vector256.Load(sums + (3 * Lane));
        unchecked
        {
            for (int i = 0; i < rows.Length; i++)
            {
                sbyte* row = table + (rows[i] * stride);
                var factor = Vector256.Create(times[i]);
                a = Vector256.MultiplyAddEstimate(Eight(row), factor, a);
                b = Vector256.MultiplyAddEstimate(Eight(row + Lane), factor, b);
                c = Vector256.MultiplyAddEstimate(Eight(row + (2 * Lane)), factor, c);
                d = Vector256.MultiplyAddEstimate(Eight(row + (3 * Lane)), factor, d);
            }
        }

        a.Store(sums);
        b.Store(sums + Lane);
        c.Store(sums + (2 * Lane));
        d.Store(sums + (3 * Lane));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddBlock(float* table, nint width, ReadOnlySpan<int> rows, ReadOnlySpan<float> times, float* sums)
    {
        var a = Vector256.Load(sums);
        var b = Vector256.Load(sums + Lane);
        var c = Vector256.Load(sums + (2 * Lane));
        var d = Vector256.Load(sums + (3 * Lane));
        unchecked
        {
            for (int i = 0; i < rows.Length; i++)
            {
                float* row = table + (rows[i] * width);
                var factor = Vector256.Create(times[i]);
                a = Vector256.MultiplyAddEstimate(Vector256.Load(row), factor, a);
                b = Vector256.MultiplyAddEstimate(Vector256.Load(row + Lane), factor, b);
                c = Vector256.MultiplyAddEstimate(Vector256.Load(row + (2 * Lane)), factor, c);
                d = Vector256.MultiplyAddEstimate(Vector256.Load(row + (3 * Lane)), factor, d);
            }
        }

        a.Store(sums);
        b.Store(sums + Lane);
        c.Store(sums + (2 * Lane));
        d.Store(sums + (3 * Lane));
    }

    private static void AddLane(float* table, nint width, ReadOnlySpan<int> rows, ReadOnlySpan<float> times, float* sums)
    {
        var sum = Vector256.Load(sums);
        for (int i = 0; i < rows.Length; i++)
        {
            sum = Vector256.MultiplyAddEstimate(Vector256.Load(table + unchecked(rows[i] * width)), Vector256.Create(times[i]), sum);
        }

        sum.Store(sums);
    }

    private static void AddColumn(float* table, nint width, ReadOnlySpan<int> rows, ReadOnlySpan<float> times, float* sum)
    {
        for (int i = 0; i < rows.Length; i++)
        {
            *sum += table[unchecked(rows[i] * width)] * times[i];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Eight(sbyte* bytes) => Vector256.ConvertToSingle(Avx2.IsSupported
        ? Avx2.ConvertToVector256Int32(bytes)
        : Vector256.WidenLower(Vector128.WidenLower(Vector128.CreateScalarUnsafe(*(long*)bytes).AsSByte()).ToVector256Unsafe()));
}
