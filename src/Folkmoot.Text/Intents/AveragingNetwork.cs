// A small network over averaged vectors of words, phrases and pieces (a deep averaging network, Iyyer et al. 2015).
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Folkmoot.Text.Learning;
using Folkmoot.Text.Training;

namespace Folkmoot.Text.Intents;

/// <summary>
/// Input: weighted mean and maximum of the words' vectors, sums of phrase and piece vectors; one hidden layer; one score a class.
/// </summary>
internal sealed class AveragingNetwork(VectorTable vectors, int words, int phrases, int pieces, int classes)
{
    public const int Hidden = 256;

    /// <summary>Length of the vectors of phrases and of pieces.</summary>
    public const int Piece = 64;

    private const int Lane = 2 * Piece;

    private Rounded? _rounded;

    public int Width { get; } = vectors.Width;

    public int Inputs { get; } = (2 * vectors.Width) + Lane;

    public int Classes => classes;

    /// <summary>Vectors of the words that the examples have; all others keep the shipped ones.</summary>
    public float[] Words { get; private init; } = new float[words * vectors.Width];

    /// <summary>Vectors of phrases, then of pieces, numbered as in the vocabulary.</summary>
    public float[] Features { get; private init; } = new float[(phrases + pieces) * Piece];

    /// <summary>By hidden unit, then input.</summary>
    public float[] First { get; private init; } = new float[((2 * vectors.Width) + Lane) * Hidden];

    public float[] FirstBias { get; private init; } = new float[Hidden];

    /// <summary>By hidden unit, then class.</summary>
    public float[] Second { get; private init; } = new float[Hidden * classes];

    public float[] SecondBias { get; private init; } = new float[classes];

    public ReadOnlySpan<float> Word(int word) => word < 0 ? vectors[-1 - word] : Words.AsSpan(word * Width, Width);

    /// <summary>What a hidden unit looks for in the input.</summary>
    public Span<float> Unit(int unit) => First.AsSpan(unit * Inputs, Inputs);

    public Span<float> Feature(int feature) => Features.AsSpan(feature * Piece, Piece);

    /// <summary>Adds the probabilities of the classes to <paramref name="sum"/>.</summary>
    public void AddProbabilities(IntentInput input, AveragingWork work, Span<float> sum)
    {
        Pool(input, work);
        if (_rounded is null)
        {
            Hide(work);
            Score(work);
        }
        else
        {
            Answer(_rounded, work);
        }

        TensorPrimitives.SoftMax(work.Scores, work.Scores);
        TensorPrimitives.Add(sum, work.Scores, sum);
    }

    private void Answer(Rounded rounded, AveragingWork work)
    {
        rounded.First.Multiply(work.PaddedInput, work.Hidden);
        TensorPrimitives.Add(work.Hidden, FirstBias, work.Hidden);
        int active = 0;
        for (int i = 0; i < Hidden; i++)
        {
            work.Active[active] = i;
            work.ActiveValues[active] = work.Hidden[i];
            active += work.Hidden[i] > 0 ? 1 : 0;
        }

        SecondBias.CopyTo(work.PaddedScores, 0);
        rounded.Second.Add(work.Active.AsSpan(0, active), work.ActiveValues.AsSpan(0, active), work.PaddedScores);
    }

    /// <summary>Fills the input, and for each part of the maximum the word that it came from.</summary>
    public void Read(ReadOnlySpan<int> words, ReadOnlySpan<float> weights, ReadOnlySpan<int> phrases, ReadOnlySpan<int> pieces, AveragingWork work)
    {
        work.Input.Clear();
        var mean = work.Input.Slice(0, Width);
        var most = work.Input.Slice(Width, Width);
        Array.Fill(work.Sources, -1);
        float total = TensorPrimitives.Sum(weights);
        for (int i = 0; i < words.Length; i++)
        {
            var vector = Word(words[i]);
            TensorPrimitives.MultiplyAdd(vector, weights[i] / total, mean, mean);
            if (i == 0)
            {
                vector.CopyTo(most);
                Array.Fill(work.Sources, 0);
                continue;
            }

            for (int d = 0; d < most.Length; d++)
            {
                if (vector[d] > most[d])
                {
                    (most[d], work.Sources[d]) = (vector[d], i);
                }
            }
        }

        Sum(phrases, work.Input.Slice(2 * Width, Piece));
        Sum(pieces, work.Input.Slice((2 * Width) + Piece, Piece));
    }

    public void Hide(AveragingWork work)
    {
        for (int i = 0; i < Hidden; i++)
        {
            work.Hidden[i] = MathF.Max(0, FirstBias[i] + TensorPrimitives.Dot<float>(Unit(i), work.Input));
        }
    }

    public void Score(AveragingWork work)
    {
        SecondBias.CopyTo(work.Scores);
        for (int i = 0; i < Hidden; i++)
        {
            if (work.Hidden[i] != 0)
            {
                TensorPrimitives.MultiplyAdd(Second.AsSpan(i * classes, classes), work.Hidden[i], work.Scores, work.Scores);
            }
        }
    }

    public void Write(BinaryWriter writer)
    {
        ByteRows.Write(writer, Words, Width);
        if (_rounded is { } rounded)
        {
            rounded.Features.Write(writer);
            rounded.First.Write(writer);
        }
        else
        {
            ByteRows.Write(writer, Features, Piece);
            ByteRows.Write(writer, First, Inputs);
        }

        ByteRows.Write(writer, FirstBias, Hidden);
        if (_rounded is null)
        {
            ByteRows.Write(writer, Second, classes);
        }

        _rounded?.Second.Write(writer);
        ByteRows.Write(writer, SecondBias, classes);
    }

    /// <summary>A network that answers and learns no more.</summary>
    public static AveragingNetwork Read(BinaryReader reader, VectorTable vectors, IntentVocabulary vocabulary, int classes)
    {
        float[] words = ByteRows.Read(reader, vocabulary.Words, vectors.Width);
        var features = ByteMatrix.Read(reader, vocabulary.Features, Piece);
        var first = ByteMatrix.Read(reader, Hidden, (2 * vectors.Width) + Lane);
        float[] firstBias = ByteRows.Read(reader, 1, Hidden);
        var second = ByteMatrix.Read(reader, Hidden, classes);
        return new AveragingNetwork(vectors, 0, 0, 0, classes)
        {
            Words = words,
            FirstBias = firstBias,
            SecondBias = ByteRows.Read(reader, 1, classes),
            _rounded = new Rounded(features, first, second),
        };
    }

    /// <summary>Has the processor fetch what is known of a phrase or piece.</summary>
    public void Ask(int feature) => _rounded?.Features.Ask(feature);

    /// <summary>The input, without what only learning needs to know.</summary>
    private void Pool(IntentInput input, AveragingWork work)
    {
        work.Input.Clear();
        var mean = work.Input.Slice(0, Width);
        var most = work.Input.Slice(Width, Width);
        var words = CollectionsMarshal.AsSpan(input.Words);
        var weights = CollectionsMarshal.AsSpan(input.WordWeights);
        float total = TensorPrimitives.Sum<float>(weights);
        for (int i = 0; i < words.Length; i++)
        {
            var vector = Word(words[i]);
            TensorPrimitives.MultiplyAdd(vector, weights[i] / total, mean, mean);
            if (i == 0)
            {
                vector.CopyTo(most);
                continue;
            }

            TensorPrimitives.Max(most, vector, most);
        }

        SumAtOnce(CollectionsMarshal.AsSpan(input.Phrases), work.Input.Slice(2 * Width, Piece), work);
        SumAtOnce(CollectionsMarshal.AsSpan(input.Pieces), work.Input.Slice((2 * Width) + Piece, Piece), work);
    }

    private void SumAtOnce(ReadOnlySpan<int> features, Span<float> sum, AveragingWork work)
    {
        var shares = work.Shares(features.Length);
        shares.Fill(1 / MathF.Sqrt(Math.Max(features.Length, 1)));
        if (_rounded is null)
        {
            RowSums.Add(Features, features, shares, sum);
        }

        _rounded?.Features.Add(features, shares, sum);
    }

    private void Sum(ReadOnlySpan<int> features, Span<float> sum)
    {
        float share = 1 / MathF.Sqrt(Math.Max(features.Length, 1));
        foreach (int feature in features)
        {
            TensorPrimitives.MultiplyAdd(Feature(feature), share, sum, sum);
        }
    }
}

/// <summary>Weights as they lie in a file: a quarter of the memory to visit.</summary>
internal sealed record Rounded(ByteMatrix Features, ByteMatrix First, ByteMatrix Second);

/// <summary>Room for one text on its way through the network. One belongs to one thread at a time.</summary>
internal sealed class AveragingWork(VectorTable vectors, int classes)
{
    private float[] _shares = new float[512];

    public float[] PaddedInput { get; } = new float[(2 * vectors.Width) + (2 * AveragingNetwork.Piece) + RowSums.Block];

    public Span<float> Input => PaddedInput.AsSpan(0, (2 * vectors.Width) + (2 * AveragingNetwork.Piece));

    public int[] Sources { get; } = new int[vectors.Width];

    public float[] Hidden { get; } = new float[AveragingNetwork.Hidden];

    public float[] PaddedScores { get; } = new float[classes + RowSums.Block];

    public Span<float> Scores => PaddedScores.AsSpan(0, classes);

    /// <summary>Units that are not zero, and how large they are.</summary>
    public int[] Active { get; } = new int[AveragingNetwork.Hidden + 1];

    public float[] ActiveValues { get; } = new float[AveragingNetwork.Hidden + 1];

    /// <summary>Room for one number for each feature.</summary>
    public Span<float> Shares(int count)
    {
        if (_shares.Length < count)
        {
            _shares = new float[count * 2];
        }

        return _shares.AsSpan(0, count);
    }
}
