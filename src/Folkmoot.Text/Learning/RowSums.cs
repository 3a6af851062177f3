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
            for (int column = 0; column + Block <= sums.Length; column += Block)
            {
                AddBlock(table + column, stride, rows, times, to + column);
            }
        }
    }

    /// <summary>The dot product of an input with each row of a table, added to one sum each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(ReadOnlySpan<float> table, ReadOnlySpan<float> input, Span<float> sums)
    {
        int width = input.Length;
        ArgumentOutOfRangeException.ThrowIfNotEqual(table.Length, width * sums.Length);
        fixed (float* first = table)
        fixed (float* from = input)
        {
            unchecked
            {
                int row = 0;
                for (; row + 4 <= sums.Length; row += 4)
                {
                    float* a = first + ((nint)row * width);
                    float* b = a + width;
                    float* c = b + width;
                    float* d = c + width;
                    var sumA = Vector256<float>.Zero;
                    var sumB = sumA;
                    var sumC = sumA;
                    var sumD = sumA;
                    int i = 0;
                    for (; i + Lane <= width; i += Lane)
                    {
                        var part = Vector256.Load(from + i);
                        sumA = Vector256.MultiplyAddEstimate(Vector256.Load(a + i), part, sumA);
                        sumB = Vector256.MultiplyAddEstimate(Vector256.Load(b + i), part, sumB);
                        sumC = Vector256.MultiplyAddEstimate(Vector256.Load(c + i), part, sumC);
                        sumD = Vector256.MultiplyAddEstimate(Vector256.Load(d + i), part, sumD);
                    }

                    sums[row] += Vector256.Sum(sumA) + Rest(a, from, i, width);
                    sums[row + 1] += Vector256.Sum(sumB) + Rest(b, from, i, width);
                    sums[row + 2] += Vector256.Sum(sumC) + Rest(c, from, i, width);
                    sums[row + 3] += Vector256.Sum(sumD) + Rest(d, from, i, width);
                }

                for (; row < sums.Length; row++)
                {
                    sums[row] += Rest(first + ((nint)row * width), from, 0, width);
                }
            }
        }
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

    private static float Rest(float* row, float* input, int from, int width)
    {
        float sum = 0;
        for (int i = from; i < width; i++)
        {
            sum += row[i] * input[i];
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Eight(sbyte* bytes) => Vector256.ConvertToSingle(Avx2.IsSupported
        ? Avx2.ConvertToVector256Int32(bytes)
        : Vector256.WidenLower(Vector128.WidenLower(Vector128.CreateScalarUnsafe(*(long*)bytes).AsSByte()).ToVector256Unsafe()));
}
