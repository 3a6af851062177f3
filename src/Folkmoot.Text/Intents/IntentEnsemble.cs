// The two halves of an intent model: linear margins and averaging networks, and how far to trust their answer.
using System.Numerics.Tensors;
using Folkmoot.Text.Learning;

namespace Folkmoot.Text.Intents;

/// <param name="Margins">One-vs-rest weights by feature, then class; see <see cref="MarginTrainer"/>.</param>
internal sealed record IntentEnsemble(VectorTable Vectors, IntentVocabulary Vocabulary, int Classes, ByteMatrix Margins, AveragingNetwork[] Networks)
{
    /// <summary>How much doubt among the classes counts against the best one; measured on validation rows.</summary>
    private const float DoubtShare = 0.3f;

    private int Constant => Constants(Vocabulary, Vectors);

    public static int Constants(IntentVocabulary vocabulary, VectorTable vectors) => vocabulary.Features + IntentInput.PooledWidth(vectors);

    /// <summary>Fills <see cref="IntentWork.Scores"/>; returns how sure the answer is, on a scale of its own: not at all where nothing in the text is known.</summary>
    public float Score(ReadOnlySpan<char> text, IntentWork work)
    {
        work.Input.Read(text, Vocabulary);
        Margin(work);
        Array.Clear(work.Probabilities);
        foreach (var network in Networks)
        {
            network.AddProbabilities(work.Input, work.Network, work.Probabilities);
        }

        float doubt = 0;
        for (int k = 0; k < work.Scores.Length; k++)
        {
            float probability = work.Probabilities[k] / Networks.Length;
            doubt -= probability * MathF.Log(probability + float.Epsilon);
            work.Scores[k] += probability;
        }

        return work.Input.Features.Count == 0 ? float.NegativeInfinity : TensorPrimitives.Max<float>(work.Scores) - (DoubtShare * doubt);
    }

    private void Margin(IntentWork work)
    {
        Array.Clear(work.Scores);
        Margins.Add(Constant, 1, work.Scores);
        for (int i = 0; i < work.Input.Features.Count; i++)
        {
            Margins.Add(work.Input.Features[i], work.Input.Values[i], work.Scores);
        }
    }
}

/// <summary>Room for one text. One belongs to one thread at a time.</summary>
internal sealed class IntentWork(VectorTable vectors, int classes)
{
    public IntentInput Input { get; } = new(vectors);

    public AveragingWork Network { get; } = new(vectors, classes);

    public float[] Scores { get; } = new float[classes];

    public float[] Probabilities { get; } = new float[classes];
}
