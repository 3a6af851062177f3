// The two halves of an intent model: linear margins and averaging networks, and how far to trust their answer.
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Folkmoot.Text.Learning;

namespace Folkmoot.Text.Intents;

/// <param name="Margins">One-vs-rest weights by feature, then class; see <see cref="MarginTrainer"/>.</param>
internal sealed record IntentEnsemble(VectorTable Vectors, IntentVocabulary Vocabulary, int Classes, ByteMatrix Margins, AveragingNetwork[] Networks)
{
    /// <summary>How much doubt among the classes counts against the best one; measured on validation rows.</summary>
    private const float DoubtShare = 0.3f;

    /// <summary>Keeps the logarithm of nothing finite.</summary>
    private const float Least = 1e-30f;

    private int Constant => Constants(Vocabulary, Vectors);

    public static int Constants(IntentVocabulary vocabulary, VectorTable vectors) => vocabulary.Features + IntentInput.PooledWidth(vectors);

    /// <summary>Fills <see cref="IntentWork.Scores"/>; returns how sure the answer is, on a scale of its own: not at all where nothing in the text is known.</summary>
    public float Score(ReadOnlySpan<char> text, IntentWork work)
    {
        work.Input.Read(text, Vocabulary);
        Ask(work.Input.Phrases);
        Ask(work.Input.Pieces);
        Margin(work);
        work.Probabilities.Clear();
        foreach (var network in Networks)
        {
            network.AddProbabilities(work.Input, work.Network, work.Probabilities);
        }

        var scores = work.Scores;
        var probabilities = work.Probabilities;
        var logarithms = work.Logarithms;
        TensorPrimitives.Divide(probabilities, Networks.Length, probabilities);
        TensorPrimitives.Add(scores, probabilities, scores);
        TensorPrimitives.Add(probabilities, Least, logarithms);
        TensorPrimitives.Log(logarithms, logarithms);
        float doubt = -TensorPrimitives.Dot<float>(probabilities, logarithms);
        return work.Input.Features.Count == 0 ? float.NegativeInfinity : TensorPrimitives.Max<float>(scores) - (DoubtShare * doubt);
    }

    /// <summary>The rows of a text lie far apart: all are on their way before the first is needed.</summary>
    private void Ask(List<int> features)
    {
        foreach (int feature in CollectionsMarshal.AsSpan(features))
        {
            Margins.Ask(feature);
            foreach (var network in Networks)
            {
                network.Ask(feature);
            }
        }
    }

    private void Margin(IntentWork work)
    {
        Array.Clear(work.PaddedScores);
        Margins.Add([Constant], [1], work.PaddedScores);
        Margins.Add(CollectionsMarshal.AsSpan(work.Input.Features), CollectionsMarshal.AsSpan(work.Input.Values), work.PaddedScores);
    }
}

/// <summary>Room for one text. One belongs to one thread at a time.</summary>
internal sealed class IntentWork(VectorTable vectors, int classes)
{
    private readonly float[] _probabilities = new float[classes];
    private readonly float[] _logarithms = new float[classes];

    public IntentInput Input { get; } = new(vectors);

    public AveragingWork Network { get; } = new(vectors, classes);

    /// <summary>As many as the margins' table has columns.</summary>
    public float[] PaddedScores { get; } = new float[classes + RowSums.Block];

    public Span<float> Scores => PaddedScores.AsSpan(0, classes);

    public Span<float> Probabilities => _probabilities;

    public Span<float> Logarithms => _logarithms;
}
