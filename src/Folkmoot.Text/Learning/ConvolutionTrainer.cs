// Trains the neural layer: convolutions over word vectors with the strongest match of each filter kept (Kim 2014), one set of filters
// for several tasks, each with its own linear layer on top. One thread, one seed, one order: the same rows give the same weights.
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Folkmoot.Text.Learning;

/// <param name="Width">Numbers in the vector of a word.</param>
/// <param name="Fixed">Numbers beside each vector that are not trained.</param>
/// <param name="Widths">How many words the filters of each group look at.</param>
/// <param name="Filters">Filters in each group.</param>
/// <param name="Classes">Classes of each task.</param>
internal sealed record ConvolutionOptions(
    int Width, int Fixed, int[] Widths, int Filters, int[] Classes, int Epochs, float Rate, float VectorRate, float Dropout, float WordDropout, int Batch, float Decay, int Seed);

internal sealed record ConvolutionExample(int Task, int[] Words, float[] Target, float Weight);

internal sealed class ConvolutionTrainer
{
    private const int Block = 32;
    private readonly ConvolutionOptions _o;
    private readonly int _input;
    private readonly int _columns;
    private readonly int _pooled;
    private readonly int _longest;
    private readonly RowParameter _vectors;
    private readonly RowParameter _filters;
    private readonly RowParameter _filterBias;
    private readonly RowParameter[] _heads;
    private readonly float[] _fixedValues;
    private readonly float[] _packed;
    private readonly Random _random;
    private float[] _x = [];
    private float[] _p = [];
    private int _step;

    public ConvolutionTrainer(ConvolutionOptions options, float[] vectors, float[] fixedValues)
    {
        _o = options;
        _input = options.Width + options.Fixed;
        _columns = options.Widths.Sum() * options.Filters;
        _pooled = options.Widths.Length * options.Filters;
        _longest = options.Widths.Max();
        _random = new Random(options.Seed);
        _vectors = new RowParameter([.. vectors], options.Width);
        _fixedValues = fixedValues;
        _filters = new RowParameter(Uniform(_columns * _input, MathF.Sqrt(3f / _input) * 0.7f), _input);
        _filterBias = new RowParameter(new float[_pooled], _pooled);
        _heads = [.. options.Classes.Select(k => new RowParameter(Uniform(k * (_pooled + 1), MathF.Sqrt(3f / _pooled)), _pooled + 1))];
        _packed = new float[_input * _columns];
        if (_columns % Block != 0)
        {
            throw new ArgumentException($"The columns must be a multiple of {Block}.");
        }
    }

    public float[] Vectors => _vectors.Values;

    public float[] Filters => _filters.Values;

    public float[] FilterBias => _filterBias.Values;

    public float[] Head(int task) => _heads[task].Values;

    public void Train(IReadOnlyList<ConvolutionExample> examples, CancellationToken cancellationToken)
    {
        int[] order = [.. Enumerable.Range(0, examples.Count)];
        int batches = (examples.Count + _o.Batch - 1) / _o.Batch;
        for (int epoch = 0; epoch < _o.Epochs; epoch++)
        {
            _random.Shuffle(order);
            for (int first = 0; first < order.Length; first += _o.Batch)
            {
                cancellationToken.ThrowIfCancellationRequested();
                float progress = ((epoch * (float)batches) + (first / _o.Batch)) / (_o.Epochs * (float)batches);
                Step(examples, order.AsSpan(first, Math.Min(_o.Batch, order.Length - first)), 1 - (0.9f * progress));
            }
        }
    }

    /// <summary>Probabilities of one task.</summary>
    public float[] Predict(int task, ReadOnlySpan<int> words)
    {
        Pack();
        return PredictPacked(task, words);
    }

    public void Pack()
    {
        for (int column = 0; column < _columns; column++)
        {
            for (int d = 0; d < _input; d++)
            {
                _packed[(d * _columns) + column] = _filters.Values[(column * _input) + d];
            }
        }
    }

    public float[] PredictPacked(int task, ReadOnlySpan<int> words)
    {
        int rows = Load(words, 0, false);
        Multiply(rows);
        float[] pooled = new float[_pooled];
        Pool(0, rows, pooled, new int[_pooled]);
        float[] scores = Scores(task, pooled);
        Training.Softmax.InPlace(scores);
        return scores;
    }

    private void Step(IReadOnlyList<ConvolutionExample> examples, ReadOnlySpan<int> batch, float rate)
    {
        Pack();
        Span<int> starts = stackalloc int[batch.Length + 1];
        for (int i = 0; i < batch.Length; i++)
        {
            starts[i + 1] = Load(examples[batch[i]].Words, starts[i], true);
        }

        Multiply(starts[batch.Length]);
        int[] words = _rowWords;
        float[] pooled = new float[_pooled];
        float[] errors = new float[_pooled];
        int[] at = new int[_pooled];
        float scale = 1f / batch.Length;
        for (int i = 0; i < batch.Length; i++)
        {
            var example = examples[batch[i]];
            Pool(starts[i], starts[i + 1], pooled, at);
            float keep = 1 - _o.Dropout;
            for (int f = 0; f < _pooled; f++)
            {
                // Zero marks a filter that is dropped or did not fire; it gets no error either.
                pooled[f] = _random.NextSingle() < keep ? pooled[f] / keep : 0;
            }

            float[] scores = Scores(example.Task, pooled);
            Training.Softmax.InPlace(scores);
            Array.Clear(errors);
            var head = _heads[example.Task];
            int width = _pooled + 1;
            for (int k = 0; k < scores.Length; k++)
            {
                float error = (scores[k] - example.Target[k]) * example.Weight * scale;
                head.Touch(k);
                var gradient = head.Gradient.AsSpan(k * width, _pooled);
                TensorPrimitives.MultiplyAdd(pooled, error, gradient, gradient);
                head.Gradient[(k * width) + _pooled] += error;
                TensorPrimitives.MultiplyAdd(head.Values.AsSpan(k * width, _pooled), error, errors, errors);
            }

            Backward(starts[i], pooled, errors, at, words, keep);
        }

        _step++;
        _filters.Update(_step, _o.Rate * rate, _o.Decay);
        _filterBias.Update(_step, _o.Rate * rate, 0);
        foreach (var head in _heads)
        {
            head.Update(_step, _o.Rate * rate, _o.Decay);
        }

        _vectors.Update(_step, _o.VectorRate * rate, 0);
    }

    private void Backward(int start, float[] pooled, float[] errors, int[] at, int[] words, float keep)
    {
        _filterBias.Touch(0);
        int column = 0;
        for (int group = 0; group < _o.Widths.Length; group++)
        {
            int width = _o.Widths[group];
            for (int f = 0; f < _o.Filters; f++)
            {
                int filter = (group * _o.Filters) + f;
                if (pooled[filter] <= 0)
                {
                    continue;
                }

                float error = errors[filter] / keep;
                _filterBias.Gradient[filter] += error;
                for (int j = 0; j < width; j++)
                {
                    int row = at[filter] + j;
                    int c = column + (j * _o.Filters) + f;
                    _filters.Touch(c);
                    var gradient = _filters.Gradient.AsSpan(c * _input, _input);
                    TensorPrimitives.MultiplyAdd(_x.AsSpan(row * _input, _input), error, gradient, gradient);
                    int word = words[row];
                    if (word > 0)
                    {
                        _vectors.Touch(word);
                        var target = _vectors.Gradient.AsSpan(word * _o.Width, _o.Width);
                        TensorPrimitives.MultiplyAdd(_filters.Values.AsSpan(c * _input, _o.Width), error, target, target);
                    }
                }
            }

            column += width * _o.Filters;
        }
    }

    private int[] _rowWords = [];

    /// <summary>Writes the rows of a text, with empty rows around it; returns where the next text starts.</summary>
    private int Load(ReadOnlySpan<int> words, int start, bool training)
    {
        int rows = words.Length + (2 * (_longest - 1));
        int end = start + rows;
        int needed = (end + 8) * Math.Max(_input, _columns);
        if (_p.Length < needed)
        {
            Array.Resize(ref _x, needed * 2);
            Array.Resize(ref _p, needed * 2);
            Array.Resize(ref _rowWords, (end + 8) * 2);
        }

        if (_rowWords.Length < end + 8)
        {
            Array.Resize(ref _rowWords, (end + 8) * 2);
        }

        _x.AsSpan(start * _input, rows * _input).Clear();
        _rowWords.AsSpan(start, rows).Clear();
        for (int i = 0; i < words.Length; i++)
        {
            int word = training && _o.WordDropout > 0 && _random.NextSingle() < _o.WordDropout ? 0 : words[i];
            int row = start + _longest - 1 + i;
            _rowWords[row] = word;
            if (word > 0)
            {
                _vectors.Values.AsSpan(word * _o.Width, _o.Width).CopyTo(_x.AsSpan(row * _input));
                _fixedValues.AsSpan(word * _o.Fixed, _o.Fixed).CopyTo(_x.AsSpan((row * _input) + _o.Width));
            }
        }

        return end;
    }

    /// <summary>All rows times all filters.</summary>
    private void Multiply(int rows)
    {
        _x.AsSpan(rows * _input, 8 * _input).Clear();
        ref float x = ref MemoryMarshal.GetArrayDataReference(_x);
        ref float w = ref MemoryMarshal.GetArrayDataReference(_packed);
        ref float p = ref MemoryMarshal.GetArrayDataReference(_p);
        for (int row = 0; row < rows; row += 4)
        {
            for (int column = 0; column < _columns; column += Block)
            {
                var a0 = Vector512<float>.Zero;
                var a1 = a0;
                var b0 = a0;
                var b1 = a0;
                var c0 = a0;
                var c1 = a0;
                var d0 = a0;
                var d1 = a0;
                nuint at = (nuint)(row * _input);
                for (int d = 0; d < _input; d++, at++)
                {
                    nuint wat = (nuint)((d * _columns) + column);
                    var w0 = Vector512.LoadUnsafe(ref w, wat);
                    var w1 = Vector512.LoadUnsafe(ref w, wat + 16);
                    var xa = Vector512.Create(System.Runtime.CompilerServices.Unsafe.Add(ref x, at));
                    var xb = Vector512.Create(System.Runtime.CompilerServices.Unsafe.Add(ref x, at + (nuint)_input));
                    var xc = Vector512.Create(System.Runtime.CompilerServices.Unsafe.Add(ref x, at + (nuint)(2 * _input)));
                    var xd = Vector512.Create(System.Runtime.CompilerServices.Unsafe.Add(ref x, at + (nuint)(3 * _input)));
                    a0 = Vector512.FusedMultiplyAdd(xa, w0, a0);
                    a1 = Vector512.FusedMultiplyAdd(xa, w1, a1);
                    b0 = Vector512.FusedMultiplyAdd(xb, w0, b0);
                    b1 = Vector512.FusedMultiplyAdd(xb, w1, b1);
                    c0 = Vector512.FusedMultiplyAdd(xc, w0, c0);
                    c1 = Vector512.FusedMultiplyAdd(xc, w1, c1);
                    d0 = Vector512.FusedMultiplyAdd(xd, w0, d0);
                    d1 = Vector512.FusedMultiplyAdd(xd, w1, d1);
                }

                nuint pat = (nuint)((row * _columns) + column);
                a0.StoreUnsafe(ref p, pat);
                a1.StoreUnsafe(ref p, pat + 16);
                pat += (nuint)_columns;
                b0.StoreUnsafe(ref p, pat);
                b1.StoreUnsafe(ref p, pat + 16);
                pat += (nuint)_columns;
                c0.StoreUnsafe(ref p, pat);
                c1.StoreUnsafe(ref p, pat + 16);
                pat += (nuint)_columns;
                d0.StoreUnsafe(ref p, pat);
                d1.StoreUnsafe(ref p, pat + 16);
            }
        }
    }

    private void Pool(int start, int end, float[] pooled, int[] at)
    {
        int filters = _o.Filters;
        int column = 0;
        float[] sums = new float[filters];
        for (int group = 0; group < _o.Widths.Length; group++)
        {
            int width = _o.Widths[group];
            var best = pooled.AsSpan(group * filters, filters);
            var where = at.AsSpan(group * filters, filters);
            best.Fill(float.NegativeInfinity);
            for (int row = start + _longest - width; row + width <= end - (_longest - width); row++)
            {
                _p.AsSpan((row * _columns) + column, filters).CopyTo(sums);
                for (int j = 1; j < width; j++)
                {
                    TensorPrimitives.Add(sums, _p.AsSpan(((row + j) * _columns) + column + (j * filters), filters), sums);
                }

                for (int f = 0; f < filters; f++)
                {
                    if (sums[f] > best[f])
                    {
                        best[f] = sums[f];
                        where[f] = row;
                    }
                }
            }

            for (int f = 0; f < filters; f++)
            {
                best[f] = float.IsFinite(best[f]) ? MathF.Max(0, best[f] + _filterBias.Values[(group * filters) + f]) : 0;
            }

            column += width * filters;
        }
    }

    private float[] Scores(int task, float[] pooled)
    {
        float[] scores = new float[_o.Classes[task]];
        int width = _pooled + 1;
        for (int k = 0; k < scores.Length; k++)
        {
            var row = _heads[task].Values.AsSpan(k * width, width);
            scores[k] = TensorPrimitives.Dot(row[.._pooled], pooled) + row[_pooled];
        }

        return scores;
    }

    private float[] Uniform(int count, float largest)
    {
        float[] values = new float[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = ((2 * _random.NextSingle()) - 1) * largest;
        }

        return values;
    }
}
