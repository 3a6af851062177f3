// Trained weights as they are used: a byte each with one factor a row, so that many rows stay near the processor.
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Folkmoot.Text.Learning;

internal sealed unsafe class ByteMatrix
{
    private const int Line = 64;

    private readonly WideArray<sbyte> _values;
    private readonly float[] _scales;
    private readonly int _width;

    private ByteMatrix(int rows, int width)
    {
        _scales = new float[rows];
        _width = width;
        Stride = (width + RowSums.Block - 1) / RowSums.Block * RowSums.Block;
        _values = new WideArray<sbyte>(checked(rows * Stride));
    }

    /// <summary>Columns of a row, padding included.</summary>
    public int Stride { get; }

    /// <summary>Rounds rows of real numbers.</summary>
    public static ByteMatrix Of(ReadOnlySpan<float> values, int width)
    {
        var matrix = new ByteMatrix(values.Length / width, width);
        for (int row = 0; row < matrix._scales.Length; row++)
        {
            var part = values.Slice(row * width, width);
            var bytes = matrix.Row(row);
            float scale = MathF.Abs(TensorPrimitives.MaxMagnitude(part)) / sbyte.MaxValue;
            matrix._scales[row] = scale;
            for (int i = 0; i < width; i++)
            {
                bytes[i] = (sbyte)(scale > 0 ? MathF.Round(part[i] / scale) : 0);
            }
        }

        return matrix;
    }

    /// <summary>Adds rows, each so many times, to sums of <see cref="Stride"/> columns. Changes <paramref name="times"/>.</summary>
    public void Add(ReadOnlySpan<int> rows, Span<float> times, Span<float> sums)
    {
        sums = sums[..Stride];
        for (int i = 0; i < rows.Length; i++)
        {
            times[i] *= _scales[rows[i]];
        }

        RowSums.Add(_values.Pointer, Stride, rows, times, sums);
        GC.KeepAlive(_values);
    }

    /// <summary>The dot product of an input of <see cref="Stride"/> columns with each row.</summary>
    public void Multiply(ReadOnlySpan<float> input, Span<float> products)
    {
        RowSums.Multiply(_values.Pointer, Stride, input[..Stride], products[.._scales.Length]);
        GC.KeepAlive(_values);
        TensorPrimitives.Multiply(products[.._scales.Length], _scales, products);
    }

    /// <summary>Has the processor fetch a row that will be added soon.</summary>
    public void Ask(int row)
    {
        if (Sse.IsSupported)
        {
            sbyte* first = _values.Pointer + ((nint)row * Stride);
            for (int at = 0; at < Stride; at += Line)
            {
                Sse.Prefetch0(first + at);
            }
        }
    }

    public void Write(BinaryWriter writer)
    {
        for (int row = 0; row < _scales.Length; row++)
        {
            writer.Write(_scales[row]);
            writer.Write(MemoryMarshal.AsBytes(Row(row)));
        }
    }

    /// <exception cref="InvalidDataException">The rows end too early, or a factor is no number.</exception>
    public static ByteMatrix Read(BinaryReader reader, int rows, int width)
    {
        var matrix = new ByteMatrix(rows, width);
        for (int row = 0; row < rows; row++)
        {
            float scale = reader.ReadSingle();
            matrix._scales[row] = scale;
            if (!float.IsFinite(scale) || reader.Read(MemoryMarshal.AsBytes(matrix.Row(row))) != width)
            {
                throw new InvalidDataException("a table ends too early or is damaged");
            }
        }

        return matrix;
    }

    private Span<sbyte> Row(int row) => _values.Span.Slice(row * Stride, _width);
}
