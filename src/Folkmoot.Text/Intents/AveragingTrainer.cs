// Trains the averaging network: Adam for its layers, adaptive steps for the vectors, words and hidden units left out at random.
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Folkmoot.Text.Learning;
using Folkmoot.Text.Training;

namespace Folkmoot.Text.Intents;

/// <param name="Labels">The class of each row; −1 for a row that is of no class, for which all classes shall be equally unlikely.</param>
internal sealed record AveragingProblem(IReadOnlyList<string> Texts, int[] Labels, int Classes, IntentVocabulary Vocabulary, VectorTable Vectors);

internal sealed class AveragingTrainer
{
    private const int Batch = 16;
    private const float LayerRate = 2e-3f;
    private const float VectorRate = 5e-3f;
    private const float WordRate = 2.5e-3f;
    private const float HiddenLeftOut = 0.4f;
    private const float WordsLeftOut = 0.1f;
    private const float Smoothing = 0.05f;
    private const float FirstSize = 0.05f;
    private const float Floor = 1e-8f;

    private readonly AveragingProblem _problem;
    private readonly AveragingNetwork _network;
    private readonly AveragingWork _work;
    private readonly Row[] _rows;
    private readonly Random _random;
    private readonly Adam _first;
    private readonly Adam _firstBias;
    private readonly Adam _second;
    private readonly Adam _secondBias;
    private readonly float[] _wordSquares;
    private readonly float[] _featureSquares;
    private readonly float[] _mask = new float[AveragingNetwork.Hidden];
    private readonly float[] _inputErrors;
    private readonly List<int> _words = [];
    private readonly List<float> _weights = [];

    private AveragingTrainer(AveragingProblem problem, int seed)
    {
        _problem = problem;
        _random = new Random(seed);
        var vocabulary = problem.Vocabulary;
        _network = new AveragingNetwork(problem.Vectors, vocabulary.Words, vocabulary.Phrases, vocabulary.Features - vocabulary.Phrases, problem.Classes);
        _work = new AveragingWork(problem.Vectors, problem.Classes);
        _rows = Rows(problem);
        _inputErrors = new float[_network.Inputs];
        (_first, _firstBias) = (new Adam(_network.First), new Adam(_network.FirstBias));
        (_second, _secondBias) = (new Adam(_network.Second), new Adam(_network.SecondBias));
        _wordSquares = new float[vocabulary.Words];
        _featureSquares = new float[vocabulary.Features];
    }

    public static AveragingNetwork Train(AveragingProblem problem, int epochs, int seed, CancellationToken cancellationToken)
    {
        var trainer = new AveragingTrainer(problem, seed);
        trainer.Begin();
        trainer.Run(epochs, cancellationToken);
        return trainer._network;
    }

    private static Row[] Rows(AveragingProblem problem)
    {
        var input = new IntentInput(problem.Vectors, ordered: true);
        var rows = new Row[problem.Texts.Count];
        for (int i = 0; i < rows.Length; i++)
        {
            input.Read(problem.Texts[i], problem.Vocabulary);
            rows[i] = new Row(problem.Labels[i], [.. input.Words], [.. input.WordWeights], [.. input.Phrases], [.. input.Pieces]);
        }

        return rows;
    }

    private void Begin()
    {
        for (int i = 0; i < _problem.Vocabulary.Words; i++)
        {
            var row = _network.Words.AsSpan(i * _network.Width, _network.Width);
            int place = _problem.Vectors.Find(_problem.Vocabulary.WordKeys[i]);
            if (place >= 0)
            {
                _problem.Vectors[place].CopyTo(row);
            }
            else
            {
                Fill(row, FirstSize);
            }
        }

        Fill(_network.Features, FirstSize);
        Fill(_network.First, MathF.Sqrt(6f / (_network.Inputs + AveragingNetwork.Hidden)));
        Fill(_network.Second, MathF.Sqrt(6f / (AveragingNetwork.Hidden + _problem.Classes)));
    }

    private void Fill(Span<float> values, float size)
    {
        foreach (ref float value in values)
        {
            value = ((_random.NextSingle() * 2) - 1) * size;
        }
    }

    private void Run(int epochs, CancellationToken cancellationToken)
    {
        int[] order = [.. Enumerable.Range(0, _problem.Texts.Count)];
        int batches = (order.Length + Batch - 1) / Batch;
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _random.Shuffle(order);
            for (int batch = 0; batch < batches; batch++)
            {
                float left = 1 - (((float)(epoch * batches) + batch) / (epochs * batches));
                var rows = order.AsSpan(batch * Batch, Math.Min(Batch, order.Length - (batch * Batch)));
                foreach (int row in rows)
                {
                    Learn(_rows[row], left);
                }

                _first.Step(LayerRate * left, rows.Length);
                _firstBias.Step(LayerRate * left, rows.Length);
                _second.Step(LayerRate * left, rows.Length);
                _secondBias.Step(LayerRate * left, rows.Length);
            }
        }
    }

    private void Learn(Row row, float left)
    {
        LeaveOutWords(row);
        _network.Read(CollectionsMarshal.AsSpan(_words), CollectionsMarshal.AsSpan(_weights), row.Phrases, row.Pieces, _work);
        _network.Hide(_work);
        LeaveOutHidden();
        _network.Score(_work);
        Softmax.InPlace(_work.Scores);
        Errors(row.Label);
        BackThroughLayers();
        BackIntoVectors(row, left);
    }

    private void LeaveOutWords(Row row)
    {
        _words.Clear();
        _weights.Clear();
        for (int i = 0; i < row.Words.Length; i++)
        {
            if (_random.NextSingle() >= WordsLeftOut)
            {
                _words.Add(row.Words[i]);
                _weights.Add(row.Weights[i]);
            }
        }
    }

    private void LeaveOutHidden()
    {
        for (int i = 0; i < _mask.Length; i++)
        {
            bool on = _work.Hidden[i] > 0 && _random.NextSingle() >= HiddenLeftOut;
            _mask[i] = on ? 1 / (1 - HiddenLeftOut) : 0;
            _work.Hidden[i] *= _mask[i];
        }
    }

    /// <summary>Scores hold probabilities; they become errors.</summary>
    private void Errors(int label)
    {
        var errors = _work.Scores;
        float shared = (label < 0 ? 1 : Smoothing) / errors.Length;
        TensorPrimitives.Subtract(errors, shared, errors);
        if (label >= 0)
        {
            errors[label] -= 1 - Smoothing;
        }
    }

    private void BackThroughLayers()
    {
        var errors = _work.Scores;
        int classes = errors.Length;
        TensorPrimitives.Add(_secondBias.Gradient, errors, _secondBias.Gradient);
        Array.Clear(_inputErrors);
        for (int i = 0; i < _mask.Length; i++)
        {
            if (_mask[i] == 0)
            {
                continue;
            }

            var second = _second.Gradient.AsSpan(i * classes, classes);
            TensorPrimitives.MultiplyAdd(errors, _work.Hidden[i], second, second);
            float error = TensorPrimitives.Dot(_network.Second.AsSpan(i * classes, classes), errors) * _mask[i];
            _firstBias.Gradient[i] += error;
            var first = _first.Gradient.AsSpan(i * _network.Inputs, _network.Inputs);
            TensorPrimitives.MultiplyAdd(_work.Input, error, first, first);
            TensorPrimitives.MultiplyAdd(_network.Unit(i), error, _inputErrors, _inputErrors);
        }
    }

    private void BackIntoVectors(Row row, float left)
    {
        int width = _network.Width;
        float total = TensorPrimitives.Sum<float>(CollectionsMarshal.AsSpan(_weights));
        for (int d = 0; d < width; d++)
        {
            if (_work.Sources[d] >= 0 && _words[_work.Sources[d]] is >= 0 and var word)
            {
                float pace = WordRate * 4 * left / MathF.Sqrt(_wordSquares[word] + 1e-3f);
                _network.Words[(word * width) + d] -= pace * _inputErrors[width + d];
            }
        }

        for (int i = 0; i < _words.Count; i++)
        {
            if (_words[i] is >= 0 and var word)
            {
                Move(_network.Words.AsSpan(word * width, width), ref _wordSquares[word], _inputErrors.AsSpan(0, width), _weights[i] / total, WordRate * left);
            }
        }

        Move(row.Phrases, _inputErrors.AsSpan(2 * width, AveragingNetwork.Piece), left);
        Move(row.Pieces, _inputErrors.AsSpan((2 * width) + AveragingNetwork.Piece, AveragingNetwork.Piece), left);
    }

    private void Move(int[] features, ReadOnlySpan<float> errors, float left)
    {
        float share = 1 / MathF.Sqrt(Math.Max(features.Length, 1));
        foreach (int feature in features)
        {
            Move(_network.Feature(feature), ref _featureSquares[feature], errors, share, VectorRate * left);
        }
    }

    /// <summary>One step of a vector, the smaller the more it has moved (AdaGrad, one number for the whole vector).</summary>
    private static void Move(Span<float> vector, ref float squares, ReadOnlySpan<float> errors, float share, float rate)
    {
        squares += TensorPrimitives.SumOfSquares(errors) * share * share / vector.Length;
        TensorPrimitives.MultiplyAdd(errors, -rate * share / MathF.Sqrt(squares + Floor), vector, vector);
    }

    private sealed record Row(int Label, int[] Words, float[] Weights, int[] Phrases, int[] Pieces);
}
