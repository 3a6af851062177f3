// Trained weights as they are used: a byte each with one factor a row, so that many rows stay near the processor.
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Folkmoot.Text.Learning;

internal sealed class ByteMatrix
{
    private readonly sbyte[] _values;
    private readonly float[] _scales;
    private readonly int _width;

    private ByteMatrix(sbyte[] values, float[] scales, int width) => (_values, _scales, _width) = (values, scales, width);

    /// <summary>Rounds rows of real numbers.</summary>
    public static ByteMatrix Of(ReadOnlySpan<float> values, int width)
    {
        sbyte[] bytes = new sbyte[values.Length];
        float[] scales = new float[values.Length / width];
        for (int row = 0; row < scales.Length; row++)
        {
            var part = values.Slice(row * width, width);
            scales[row] = MathF.Abs(TensorPrimitives.MaxMagnitude(part)) / sbyte.MaxValue;
            for (int i = 0; i < width; i++)
            {
                bytes[(row * width) + i] = (sbyte)(scales[row] > 0 ? MathF.Round(part[i] / scales[row]) : 0);
            }
        }

        return new ByteMatrix(bytes, scales, width);
    }

    /// <summary>Adds a row, so many times, to sums of as many numbers.</summary>
    public void Add(int row, float times, Span<float> sums)
    {
        float factor = _scales[row] * times;
        ReadOnlySpan<sbyte> values = _values.AsSpan(row * _width, _width);
        ref sbyte from = ref MemoryMarshal.GetReference(values);
        ref float to = ref MemoryMarshal.GetReference(sums[.._width]);
        int i = 0;
        for (; i <= _width - Vector256<float>.Count; i += Vector256<float>.Count)
        {
            var eight = Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<long>(ref Unsafe.As<sbyte, byte>(ref Unsafe.Add(ref from, i)))).AsSByte();
            var numbers = Vector256.ConvertToSingle(Vector256.WidenLower(Vector128.WidenLower(eight).ToVector256Unsafe()));
            (Vector256.LoadUnsafe(ref to, (nuint)i) + (numbers * factor)).StoreUnsafe(ref to, (nuint)i);
        }

        for (; i < _width; i++)
        {
            sums[i] += values[i] * factor;
        }
    }

    public void Write(BinaryWriter writer)
    {
        for (int row = 0; row < _scales.Length; row++)
        {
            writer.Write(_scales[row]);
            writer.Write(MemoryMarshal.AsBytes(_values.AsSpan(row * _width, _width)));
        }
    }

    /// <exception cref="InvalidDataException">The rows end too early, or a factor is no number.</exception>
    public static ByteMatrix Read(BinaryReader reader, int rows, int width)
    {
        sbyte[] values = new sbyte[checked(rows * width)];
        float[] scales = new float[rows];
        for (int row = 0; row < rows; row++)
        {
            scales[row] = reader.ReadSingle();
            if (!float.IsFinite(scales[row]) || reader.Read(MemoryMarshal.AsBytes(values.AsSpan(row * width, width))) != width)
            {
                throw new InvalidDataException("a table ends too early or is damaged");
            }
        }

        return new ByteMatrix(values, scales, width);
    }
}
