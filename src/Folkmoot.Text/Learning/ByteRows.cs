// Rows of real numbers kept in one byte each, with one factor a row: how trained weights and vectors lie in files.
using System.Numerics.Tensors;

namespace Folkmoot.Text.Learning;

internal static class ByteRows
{
    public static void Write(BinaryWriter writer, ReadOnlySpan<float> values, int width)
    {
        byte[] row = new byte[width];
        for (int start = 0; start < values.Length; start += width)
        {
            var part = values.Slice(start, width);
            float scale = MathF.Abs(TensorPrimitives.MaxMagnitude(part)) / sbyte.MaxValue;
            for (int i = 0; i < width; i++)
            {
                row[i] = unchecked((byte)(sbyte)(scale > 0 ? MathF.Round(part[i] / scale) : 0));
            }

            writer.Write(scale);
            writer.Write(row);
        }
    }

    /// <exception cref="InvalidDataException">The rows end too early, or a factor is no number.</exception>
    public static float[] Read(BinaryReader reader, int count, int width)
    {
        float[] values = new float[checked(count * width)];
        byte[] row = new byte[width];
        for (int start = 0; start < values.Length; start += width)
        {
            float scale = reader.ReadSingle();
            if (!float.IsFinite(scale) || reader.Read(row) != width)
            {
                throw new InvalidDataException("a table ends too early or is damaged");
            }

            for (int i = 0; i < width; i++)
            {
                values[start + i] = unchecked((sbyte)row[i]) * scale;
            }
        }

        return values;
    }
}
