// Multinomial logistic regression with an L2 penalty, fitted by L-BFGS (Nocedal and Wright 2006, algorithm 7.4) over all rows at once.
// The rows are always cut into the same parts and their sums added in the same order, so that the number of threads changes nothing.
using System.Numerics.Tensors;

namespace Folkmoot.Text.Learning;

/// <param name="Targets">For each row, the share of each class; hard labels are one and zeros.</param>
/// <param name="RowWeights">A row of weight two counts like two rows.</param>
/// <param name="Penalty">L2 penalty on all weights but the constants.</param>
internal sealed record LogisticProblem(SparseRows Rows, int Features, int Classes, float[] Targets, float[] RowWeights, double Penalty);

internal sealed class LogisticTrainer
{
    private const int Parts = 4;
    private const int Memory = 7;
    private readonly LogisticProblem _problem;
    private readonly float[][] _gradients;
    private readonly double[] _losses = new double[Parts];
    private readonly int _size;

    private LogisticTrainer(LogisticProblem problem)
    {
        _problem = problem;
        _size = (problem.Features + 1) * problem.Classes;
        _gradients = [.. Enumerable.Range(0, Parts).Select(_ => new float[_size])];
    }

    /// <summary>Weights by feature, then class; the last feature is the constant one.</summary>
    /// <param name="rounds">At most so many steps; fewer when the loss no longer falls.</param>
    public static float[] Train(LogisticProblem problem, int rounds, CancellationToken cancellationToken) =>
        new LogisticTrainer(problem).Run(rounds, cancellationToken);

    private float[] Run(int rounds, CancellationToken cancellationToken)
    {
        float[] weights = new float[_size];
        float[] gradient = new float[_size];
        float[] nextWeights = new float[_size];
        float[] nextGradient = new float[_size];
        float[] direction = new float[_size];
        var steps = new List<(float[] S, float[] Y, double Rho)>();
        double loss = Evaluate(weights, gradient);
        for (int round = 0; round < rounds; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Direction(gradient, steps, direction);
            double slope = Dot(direction, gradient);
            double step = steps.Count == 0 ? 1 / Math.Max(1e-12, Math.Sqrt(Dot(gradient, gradient))) : 1;
            double nextLoss = 0;
            bool found = false;
            for (int trial = 0; trial < 20; trial++, step /= 2)
            {
                TensorPrimitives.MultiplyAdd(direction, (float)step, weights, nextWeights);
                nextLoss = Evaluate(nextWeights, nextGradient);
                found = nextLoss <= loss + (1e-4 * step * slope);
                if (found)
                {
                    break;
                }
            }

            if (!found)
            {
                break;
            }

            Remember(steps, weights, nextWeights, gradient, nextGradient);
            (weights, nextWeights) = (nextWeights, weights);
            (gradient, nextGradient) = (nextGradient, gradient);
            bool settled = loss - nextLoss < 2e-5 * Math.Abs(loss);
            loss = nextLoss;
            if (settled)
            {
                break;
            }
        }

        return weights;
    }

    private static void Remember(List<(float[] S, float[] Y, double Rho)> steps, float[] weights, float[] next, float[] gradient, float[] nextGradient)
    {
        (float[] S, float[] Y) pair = steps.Count < Memory ? (new float[weights.Length], new float[weights.Length]) : (steps[0].S, steps[0].Y);
        TensorPrimitives.Subtract(next, weights, pair.S);
        TensorPrimitives.Subtract(nextGradient, gradient, pair.Y);
        double curvature = Dot(pair.S, pair.Y);
        if (curvature <= 1e-12)
        {
            return;
        }

        if (steps.Count == Memory)
        {
            steps.RemoveAt(0);
        }

        steps.Add((pair.S, pair.Y, 1 / curvature));
    }

    private static void Direction(float[] gradient, List<(float[] S, float[] Y, double Rho)> steps, float[] direction)
    {
        TensorPrimitives.Negate(gradient, direction);
        Span<double> alphas = stackalloc double[Memory];
        for (int i = steps.Count - 1; i >= 0; i--)
        {
            alphas[i] = steps[i].Rho * Dot(steps[i].S, direction);
            TensorPrimitives.MultiplyAdd(steps[i].Y, (float)-alphas[i], direction, direction);
        }

        if (steps.Count > 0)
        {
            var (s, y, _) = steps[^1];
            TensorPrimitives.Multiply(direction, (float)(Dot(s, y) / Dot(y, y)), direction);
        }

        for (int i = 0; i < steps.Count; i++)
        {
            double beta = steps[i].Rho * Dot(steps[i].Y, direction);
            TensorPrimitives.MultiplyAdd(steps[i].S, (float)(alphas[i] - beta), direction, direction);
        }
    }

    private double Evaluate(float[] weights, float[] gradient)
    {
        Parallel.For(0, Parts, part => _losses[part] = Part(part, weights, _gradients[part]));
        double loss = _losses.Sum();
        int penalised = _problem.Features * _problem.Classes;
        var body = weights.AsSpan(0, penalised);
        TensorPrimitives.Multiply(body, (float)_problem.Penalty, gradient.AsSpan(0, penalised));
        gradient.AsSpan(penalised).Clear();
        foreach (float[] part in _gradients)
        {
            TensorPrimitives.Add(gradient, part, gradient);
        }

        return loss + (0.5 * _problem.Penalty * Dot(body, body));
    }

    private double Part(int part, float[] weights, float[] gradient)
    {
        Array.Clear(gradient);
        int classes = _problem.Classes;
        int bias = _problem.Features * classes;
        Span<float> scores = stackalloc float[classes];
        double loss = 0;
        int first = (int)((long)_problem.Rows.Count * part / Parts);
        int last = (int)((long)_problem.Rows.Count * (part + 1) / Parts);
        for (int row = first; row < last; row++)
        {
            var features = _problem.Rows.Features(row);
            var values = _problem.Rows.Values(row);
            weights.AsSpan(bias, classes).CopyTo(scores);
            for (int i = 0; i < features.Length; i++)
            {
                int at = features[i] * classes;
                float value = values[i];
                for (int k = 0; k < scores.Length; k++)
                {
                    scores[k] += weights[at + k] * value;
                }
            }

            loss += Errors(scores, _problem.Targets.AsSpan(row * classes, classes), _problem.RowWeights[row]);
            for (int i = 0; i < features.Length; i++)
            {
                int at = features[i] * classes;
                float value = values[i];
                for (int k = 0; k < scores.Length; k++)
                {
                    gradient[at + k] += scores[k] * value;
                }
            }

            for (int k = 0; k < scores.Length; k++)
            {
                gradient[bias + k] += scores[k];
            }
        }

        return loss;
    }

    /// <summary>Replaces scores by the errors of their probabilities; returns the row's loss.</summary>
    private static double Errors(Span<float> scores, ReadOnlySpan<float> targets, float weight)
    {
        float max = TensorPrimitives.Max<float>(scores);
        float sum = 0;
        double loss = 0;
        for (int k = 0; k < scores.Length; k++)
        {
            loss -= targets[k] * (scores[k] - max);
            scores[k] = MathF.Exp(scores[k] - max);
            sum += scores[k];
        }

        for (int k = 0; k < scores.Length; k++)
        {
            scores[k] = weight * ((scores[k] / sum) - targets[k]);
        }

        return weight * (loss + Math.Log(sum));
    }

    private static double Dot(ReadOnlySpan<float> left, ReadOnlySpan<float> right) => TensorPrimitives.Dot(left, right);
}
