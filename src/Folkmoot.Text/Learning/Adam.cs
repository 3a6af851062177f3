// Steps for dense weights whose size adapts to each weight's own gradients (Kingma and Ba 2015, algorithm 1).
using System.Numerics.Tensors;

namespace Folkmoot.Text.Learning;

internal sealed class Adam(float[] weights)
{
    private const float MeanDecay = 0.9f;
    private const float SquareDecay = 0.999f;
    private const float Floor = 1e-8f;

    private readonly float[] _means = new float[weights.Length];
    private readonly float[] _squares = new float[weights.Length];
    private int _steps;

    /// <summary>The sum of the gradients of a batch; cleared by <see cref="Step"/>.</summary>
    public float[] Gradient { get; } = new float[weights.Length];

    public void Step(float rate, int batch)
    {
        _steps++;
        float[] work = Gradient;
        TensorPrimitives.Divide(work, batch, work);
        TensorPrimitives.Multiply(_means, MeanDecay, _means);
        TensorPrimitives.MultiplyAdd(work, 1 - MeanDecay, _means, _means);
        TensorPrimitives.Multiply(work, work, work);
        TensorPrimitives.Multiply(_squares, SquareDecay, _squares);
        TensorPrimitives.MultiplyAdd(work, 1 - SquareDecay, _squares, _squares);
        TensorPrimitives.Divide(_squares, 1 - MathF.Pow(SquareDecay, _steps), work);
        TensorPrimitives.Sqrt(work, work);
        TensorPrimitives.Add(work, Floor, work);
        TensorPrimitives.Divide(_means, work, work);
        TensorPrimitives.MultiplyAdd(work, -rate / (1 - MathF.Pow(MeanDecay, _steps)), weights, weights);
        Array.Clear(work);
    }
}
