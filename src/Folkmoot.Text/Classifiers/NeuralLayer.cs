// The neural layer in use: what each filter makes of each word was multiplied out when it was trained, so that reading a text is
// adding and comparing small whole numbers.
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Folkmoot.Text.Classifiers;

/// <param name="Widths">How many words the filters of each group look at.</param>
/// <param name="Filters">Filters in each group; a multiple of thirty-two.</param>
/// <param name="Products">For each word, from 0 (unknown, all zero): for each group, for each place in it, a byte for each filter.</param>
/// <param name="Scales">What one unit of a filter's bytes stands for.</param>
/// <param name="Bias">Of each filter.</param>
internal sealed unsafe record NeuralLayer(int[] Widths, int Filters, WideArray<sbyte> Products, float[] Scales, float[] Bias)
{
    /// <summary>Empty places around the words, one fewer than the widest group looks at.</summary>
    public const int Padding = 7;

    private const int Chunk = 32;

    public int Pooled => Widths.Length * Filters;

    private int Columns => Widths.Sum() * Filters;

    /// <summary>The strongest match of each filter anywhere in the text, nothing below zero.</summary>
    /// <param name="words">Room for <see cref="Padding"/> empty places before and after the words, which are written here.</param>
    public void Read(Span<int> words, Span<float> pooled)
    {
        words[..Padding].Clear();
        words[^Padding..].Clear();
        int count = words.Length - (2 * Padding);
        int columns = Columns;
        if (count == 0)
        {
            pooled.Clear();
            return;
        }

        int column = 0;
        Span<nuint> rows = stackalloc nuint[words.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] = (nuint)words[i] * (nuint)columns;
        }

        for (int group = 0; group < Widths.Length; group++)
        {
            int width = Widths[group];
            for (int chunk = 0; chunk < Filters; chunk += Chunk)
            {
                var (low, high) = Strongest(rows[(Padding + 1 - width)..(Padding + count + width - 1)], width, (nuint)(column + chunk));
                int filter = (group * Filters) + chunk;
                Finish(low, filter, pooled);
                Finish(high, filter + Vector256<short>.Count, pooled);
            }

            column += width * Filters;
        }
    }

    /// <summary>From units to numbers, with the bias, nothing below zero.</summary>
    private void Finish(Vector256<short> best, int filter, Span<float> pooled)
    {
        var (low, high) = Vector256.Widen(best);
        Finish(low, filter, pooled);
        Finish(high, filter + Vector256<int>.Count, pooled);
    }

    private void Finish(Vector256<int> best, int filter, Span<float> pooled) =>
        Vector256.Max(Vector256<float>.Zero, (Vector256.ConvertToSingle(best) * Vector256.Create(Scales, filter)) + Vector256.Create(Bias, filter)).CopyTo(pooled[filter..]);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private (Vector256<short> Low, Vector256<short> High) Strongest(ReadOnlySpan<nuint> rows, int width, nuint column)
    {
        sbyte* products = Products.Pointer + column;
        nuint filters = (nuint)Filters;
        var low = Vector256.Create(short.MinValue);
        var high = low;
        unchecked
        {
            for (int start = 0; start + width <= rows.Length; start++)
            {
                var part = *(Vector256<sbyte>*)(products + rows[start]);
                var sumLow = Vector256.WidenLower(part);
                var sumHigh = Vector256.WidenUpper(part);
                sbyte* place = products;
                for (int j = 1; j < width; j++)
                {
                    place += filters;
                    part = *(Vector256<sbyte>*)(place + rows[start + j]);
                    sumLow += Vector256.WidenLower(part);
                    sumHigh += Vector256.WidenUpper(part);
                }

                low = Vector256.Max(low, sumLow);
                high = Vector256.Max(high, sumHigh);
            }
        }

        GC.KeepAlive(Products);
        return (low, high);
    }

    /// <summary>Multiplies the trained vectors and filters out and rounds them.</summary>
    /// <param name="vectors">One row of <paramref name="width"/> numbers for each word, word 0 the unknown one.</param>
    /// <param name="filters">One row for each column, as long as a word's vector.</param>
    public static NeuralLayer Of(int[] widths, int filterCount, float[] vectors, int width, float[] filters, float[] bias)
    {
        int columns = widths.Sum() * filterCount;
        int words = vectors.Length / width;
        float[] exact = new float[words * columns];
        Parallel.For(1, words, word =>
        {
            for (int column = 0; column < columns; column++)
            {
                exact[(word * columns) + column] = TensorPrimitives.Dot(vectors.AsSpan(word * width, width), filters.AsSpan(column * width, width));
            }
        });

        int[] owner = [.. widths.SelectMany((w, group) => Enumerable.Range(0, w).SelectMany(_ => Enumerable.Range(0, filterCount).Select(f => (group * filterCount) + f)))];
        float[] largest = new float[widths.Length * filterCount];
        for (int i = 0; i < exact.Length; i++)
        {
            int filter = owner[i % columns];
            largest[filter] = MathF.Max(largest[filter], MathF.Abs(exact[i]));
        }

        float[] scales = [.. largest.Select(l => l > 0 ? l / sbyte.MaxValue : 1)];
        sbyte[] products = new sbyte[exact.Length];
        for (int i = 0; i < exact.Length; i++)
        {
            products[i] = (sbyte)MathF.Round(exact[i] / scales[owner[i % columns]]);
        }

        return new NeuralLayer(widths, filterCount, WideArray<sbyte>.Of(products), scales, bias);
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(Widths.Length);
        foreach (int width in Widths)
        {
            writer.Write(width);
        }

        writer.Write(Filters);
        writer.Write(Products.Length);
        writer.Write(MemoryMarshal.AsBytes(Products.Span));
        writer.Write(MemoryMarshal.AsBytes(Scales.AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(Bias.AsSpan()));
    }

    /// <exception cref="InvalidDataException">The sizes make no sense.</exception>
    public static NeuralLayer Read(BinaryReader reader)
    {
        int groups = reader.ReadInt32();
        int[] widths = groups is < 1 or > 8 ? throw new InvalidDataException($"{groups} groups of filters are not ours.") : new int[groups];
        for (int i = 0; i < widths.Length; i++)
        {
            widths[i] = reader.ReadInt32();
        }

        int filters = reader.ReadInt32();
        int length = reader.ReadInt32();
        if (filters is < Chunk or > 1024 || filters % Chunk != 0 || widths.Any(w => w is < 1 or > 8) || length < 0 || length % (widths.Sum() * filters) != 0)
        {
            throw new InvalidDataException($"{filters} filters with {length} numbers are not ours.");
        }

        var products = new WideArray<sbyte>(length);
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(products.Span));
        float[] scales = new float[groups * filters];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(scales.AsSpan()));
        float[] bias = new float[groups * filters];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(bias.AsSpan()));
        return new NeuralLayer(widths, filters, products, scales, bias);
    }
}
