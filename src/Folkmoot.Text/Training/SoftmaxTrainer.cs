// Multinomial logistic regression with an L2 penalty, fitted by AdaGrad (Duchi et al. 2011) in a seeded order on one thread,
// so that the same rows give the same bytes.
using System.Numerics;
using System.Runtime.InteropServices;

namespace Folkmoot.Text.Training;

internal sealed class SoftmaxTrainer
{
    private const float Floor = 1e-8f;

    private readonly int _stride;
    private readonly int _classes;
    private readonly int _bias;
    private readonly Vector4[] _weights;
    private readonly Vector4[] _squares;

    private SoftmaxTrainer(TrainerOptions options)
    {
        _classes = options.Classes;
        _stride = (options.Classes + 3) / 4;
        _bias = options.Dimensions;
        _weights = new Vector4[checked((options.Dimensions + 1) * _stride)];
        _squares = new Vector4[_weights.Length];
    }

    /// <summary>Weights by feature, then class; the last feature is the constant one.</summary>
    public static float[,] Train(TrainingRows rows, TrainerOptions options, CancellationToken cancellationToken)
    {
        var trainer = new SoftmaxTrainer(options);
        int[] order = [.. Enumerable.Range(0, rows.Count)];
        var random = new Random(options.Seed);
        for (int epoch = 0; epoch < options.Epochs; epoch++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            random.Shuffle(order);
            float rate = (float)(options.Rate * (1.0 - (0.9 * epoch / options.Epochs)));
            foreach (int row in order)
            {
                trainer.Step(rows.Features(row), rows.Values(row), rows.Labels[row], rows.Weights[row], rate, (float)options.Decay);
            }
        }

        return trainer.Weights();
    }

    private void Step(ReadOnlySpan<int> features, ReadOnlySpan<float> values, int label, float weight, float rate, float decay)
    {
        Span<Vector4> scores = stackalloc Vector4[_stride];
        _weights.AsSpan(_bias * _stride, _stride).CopyTo(scores);
        for (int i = 0; i < features.Length; i++)
        {
            var row = _weights.AsSpan(features[i] * _stride, _stride);
            for (int j = 0; j < row.Length; j++)
            {
                scores[j] += row[j] * values[i];
            }
        }

        var errors = MemoryMarshal.Cast<Vector4, float>(scores);
        Softmax.InPlace(errors[.._classes]);
        errors[_classes..].Clear();
        errors[label] -= 1;
        for (int j = 0; j < scores.Length; j++)
        {
            scores[j] *= weight;
        }

        for (int i = 0; i < features.Length; i++)
        {
            Update(features[i], values[i], scores, rate, decay);
        }

        Update(_bias, 1, scores, rate, 0);
    }

    private void Update(int feature, float value, ReadOnlySpan<Vector4> errors, float rate, float decay)
    {
        var row = _weights.AsSpan(feature * _stride, _stride);
        var squares = _squares.AsSpan(feature * _stride, _stride);
        for (int j = 0; j < row.Length; j++)
        {
            var gradient = (errors[j] * value) + (row[j] * decay);
            squares[j] += gradient * gradient;
            row[j] -= gradient * rate / (Vector4.SquareRoot(squares[j]) + new Vector4(Floor));
        }
    }

    private float[,] Weights()
    {
        var flat = MemoryMarshal.Cast<Vector4, float>(_weights.AsSpan());
        float[,] result = new float[_bias + 1, _classes];
        for (int feature = 0; feature <= _bias; feature++)
        {
            for (int k = 0; k < _classes; k++)
            {
                result[feature, k] = flat[(feature * _stride * 4) + k];
            }
        }

        return result;
    }
}
