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
internal sealed record NeuralLayer(int[] Widths, int Filters, sbyte[] Products, float[] Scales, float[] Bias)
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
                var best = Strongest(rows[(Padding + 1 - width)..(Padding + count + width - 1)], width, (nuint)(column + chunk));
                for (int k = 0; k < Chunk; k++)
                {
                    int filter = (group * Filters) + chunk + k;
                    pooled[filter] = count == 0 ? 0 : MathF.Max(0, (best[k] * Scales[filter]) + Bias[filter]);
                }
            }

            column += width * Filters;
        }
    }

    private Vector512<short> Strongest(ReadOnlySpan<nuint> rows, int width, nuint column)
    {
        ref sbyte products = ref MemoryMarshal.GetArrayDataReference(Products);
        nuint filters = (nuint)Filters;
        var best = Vector512.Create(short.MinValue);
        for (int start = 0; start + width <= rows.Length; start++)
        {
            var sum = Part(ref products, rows[start] + column);
            nuint place = column;
            for (int j = 1; j < width; j++)
            {
                place += filters;
                sum += Part(ref products, rows[start + j] + place);
            }

            best = Vector512.Max(best, sum);
        }

        return best;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<short> Part(ref sbyte products, nuint at) =>
        Vector512.WidenLower(Vector256.LoadUnsafe(ref products, at).ToVector512Unsafe());

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

        return new NeuralLayer(widths, filterCount, products, scales, bias);
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
        writer.Write(MemoryMarshal.AsBytes(Products.AsSpan()));
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

        sbyte[] products = new sbyte[length];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(products.AsSpan()));
        float[] scales = new float[groups * filters];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(scales.AsSpan()));
        float[] bias = new float[groups * filters];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(bias.AsSpan()));
        return new NeuralLayer(widths, filters, products, scales, bias);
    }
}
