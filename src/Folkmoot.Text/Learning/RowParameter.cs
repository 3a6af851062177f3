// Numbers that are trained, in rows, of which only those that had an error are moved (Adam, Kingma and Ba 2015).
using System.Runtime.Intrinsics;

namespace Folkmoot.Text.Learning;

/// <param name="width">Numbers in a row.</param>
internal sealed class RowParameter(float[] values, int width)
{
    private readonly float[] _mean = new float[values.Length];
    private readonly float[] _square = new float[values.Length];
    private readonly bool[] _touched = new bool[values.Length / width];
    private readonly List<int> _rows = [];

    public float[] Values => values;

    public float[] Gradient { get; } = new float[values.Length];

    public void Touch(int row)
    {
        if (!_touched[row])
        {
            _touched[row] = true;
            _rows.Add(row);
        }
    }

    public void Update(int step, float rate, float decay)
    {
        float correction = MathF.Sqrt(1 - MathF.Pow(0.999f, step)) / (1 - MathF.Pow(0.9f, step));
        var speed = Vector512.Create(-rate * correction);
        foreach (int row in _rows)
        {
            _touched[row] = false;
            int end = (row + 1) * width;
            int i = row * width;
            for (; i + 16 <= end; i += 16)
            {
                var g = Vector512.LoadUnsafe(ref Gradient[i]) + (Vector512.LoadUnsafe(ref values[i]) * decay);
                var m = (Vector512.LoadUnsafe(ref _mean[i]) * 0.9f) + (g * 0.1f);
                var s = (Vector512.LoadUnsafe(ref _square[i]) * 0.999f) + (g * g * 0.001f);
                m.StoreUnsafe(ref _mean[i]);
                s.StoreUnsafe(ref _square[i]);
                (Vector512.LoadUnsafe(ref values[i]) + (m * speed / (Vector512.Sqrt(s) + Vector512.Create(1e-8f)))).StoreUnsafe(ref values[i]);
                Vector512<float>.Zero.StoreUnsafe(ref Gradient[i]);
            }

            for (; i < end; i++)
            {
                float g = Gradient[i] + (values[i] * decay);
                _mean[i] = (_mean[i] * 0.9f) + (g * 0.1f);
                _square[i] = (_square[i] * 0.999f) + (g * g * 0.001f);
                values[i] -= rate * correction * _mean[i] / (MathF.Sqrt(_square[i]) + 1e-8f);
                Gradient[i] = 0;
            }
        }

        _rows.Clear();
    }
}
