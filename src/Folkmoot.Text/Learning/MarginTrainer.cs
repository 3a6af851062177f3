// One-vs-rest linear classifiers with a squared hinge loss, fitted by dual coordinate descent (Hsieh et al. 2008, algorithm 1).
// All classes take the step of a row together, since the row's features are the same for each.
using System.Numerics.Tensors;

namespace Folkmoot.Text.Learning;

/// <param name="Labels">The class of each row; −1 for a row that is of no class.</param>
/// <param name="Cost">What a violated margin costs, against the L2 penalty of the weights.</param>
internal sealed record MarginProblem(SparseRows Rows, int Features, int Classes, int[] Labels, float Cost, int Epochs, int Seed);

internal static class MarginTrainer
{
    private const float Settled = 0.01f;
    private const float NoStep = 1e-6f;

    /// <summary>Weights by feature, then class; the last feature is the constant one.</summary>
    public static float[] Train(MarginProblem problem, CancellationToken cancellationToken)
    {
        var (rows, constant, classes) = (problem.Rows, problem.Features, problem.Classes);
        float[] weights = new float[(constant + 1) * classes];
        float[] multipliers = new float[rows.Count * classes];
        float[] steps = new float[classes];
        float[] scores = new float[classes];
        float slack = 1 / (2 * problem.Cost);
        int[] order = [.. Enumerable.Range(0, rows.Count)];
        var random = new Random(problem.Seed);
        for (int epoch = 0; epoch < problem.Epochs; epoch++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            random.Shuffle(order);
            float largest = 0;
            foreach (int row in order)
            {
                var features = rows.Features(row);
                var values = rows.Values(row);
                Score(weights, constant, features, values, scores);
                float curvature = 1 + TensorPrimitives.SumOfSquares(values) + slack;
                Step(scores, multipliers.AsSpan(row * classes, classes), problem.Labels[row], slack, curvature, steps);
                float size = MathF.Abs(TensorPrimitives.MaxMagnitude<float>(steps));
                largest = MathF.Max(largest, size);
                if (size >= NoStep)
                {
                    Move(weights, constant, features, values, steps);
                }
            }

            if (largest < Settled)
            {
                break;
            }
        }

        return weights;
    }

    private static void Score(ReadOnlySpan<float> weights, int constant, ReadOnlySpan<int> features, ReadOnlySpan<float> values, Span<float> scores)
    {
        int classes = scores.Length;
        weights.Slice(constant * classes, classes).CopyTo(scores);
        for (int i = 0; i < features.Length; i++)
        {
            TensorPrimitives.MultiplyAdd(weights.Slice(features[i] * classes, classes), values[i], scores, scores);
        }
    }

    private static void Step(ReadOnlySpan<float> scores, Span<float> multipliers, int label, float slack, float curvature, Span<float> steps)
    {
        for (int k = 0; k < steps.Length; k++)
        {
            float side = k == label ? 1 : -1;
            float gradient = (side * scores[k]) - 1 + (slack * multipliers[k]);
            float next = MathF.Max(multipliers[k] - (gradient / curvature), 0);
            steps[k] = side * (next - multipliers[k]);
            multipliers[k] = next;
        }
    }

    private static void Move(Span<float> weights, int constant, ReadOnlySpan<int> features, ReadOnlySpan<float> values, ReadOnlySpan<float> steps)
    {
        int classes = steps.Length;
        for (int i = 0; i < features.Length; i++)
        {
            var at = weights.Slice(features[i] * classes, classes);
            TensorPrimitives.MultiplyAdd(steps, values[i], at, at);
        }

        var last = weights.Slice(constant * classes, classes);
        TensorPrimitives.Add(last, steps, last);
    }
}
