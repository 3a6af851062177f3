// Tells which of an agency's intents a text has, or that it has none of them.
using Folkmoot.Text.Learning;
using Folkmoot.Text.Training;

namespace Folkmoot.Text.Intents;

/// <summary>
/// Made from an agency's own examples in seconds. Safe for use by many threads, one <see cref="IntentReader"/> each.
/// </summary>
public sealed class IntentModel
{
    private readonly string[] _intents;
    private readonly IntentTrust _trust;

    internal IntentModel(string[] intents, IntentEnsemble ensemble, IntentTrust trust) => (_intents, Ensemble, _trust) = (intents, ensemble, trust);

    /// <summary>What it can answer, in order of name.</summary>
    public IReadOnlyList<string> Intents => _intents;

    /// <summary>Below this score it abstains.</summary>
    public double Threshold => _trust.Threshold;

    internal IntentEnsemble Ensemble { get; }

    internal IntentTrust Trust => _trust;

    /// <summary>Learns from examples; <see cref="IntentExample.OutOfScope"/> marks texts to be turned away, which are optional.</summary>
    /// <exception cref="InvalidDataException">There are fewer than two intents.</exception>
    public static IntentModel Train(IReadOnlyList<IntentExample> examples, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(examples);
        return IntentTrainer.Train(examples, VectorTable.Shipped, cancellationToken);
    }

    /// <summary>The bytes of a model file; <see cref="Load"/> takes them.</summary>
    public byte[] ToBytes() => IntentFile.Pack(this);

    /// <exception cref="ModelRefusedException">The bytes are not those of an intent model, or are damaged.</exception>
    public static IntentModel Load(ReadOnlyMemory<byte> bytes) => IntentFile.Unpack(bytes, VectorTable.Shipped);

    /// <summary>Something that answers one text after the other.</summary>
    public IntentReader Reader() => new(this);
}

/// <summary>Answers with one model, for one thread at a time.</summary>
public sealed class IntentReader
{
    private readonly IntentModel _model;
    private readonly IntentWork _work;

    internal IntentReader(IntentModel model)
    {
        _model = model;
        _work = new IntentWork(model.Ensemble.Vectors, model.Ensemble.Classes);
    }

    /// <summary>The likeliest intents of a text, at most so many.</summary>
    public IntentAnswer Read(ReadOnlySpan<char> text, int candidates)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(candidates, 1);
        var (score, abstained) = Judge(text);
        float[] shares = _work.Scores;
        var list = new IntentCandidate[Math.Min(candidates, shares.Length)];
        float largest = 0;
        for (int i = 0; i < list.Length; i++)
        {
            int best = Softmax.Best(shares);
            largest = i == 0 ? shares[best] : largest;
            list[i] = new IntentCandidate(_model.Intents[best], score * shares[best] / largest);
            shares[best] = -1;
        }

        return new IntentAnswer(list[0].Intent, score, abstained, list);
    }

    /// <summary>Leaves the scores as shares of one.</summary>
    private (double Score, bool Abstained) Judge(ReadOnlySpan<char> text)
    {
        var trust = _model.Trust;
        float score = trust.Probability(_model.Ensemble.Score(text, _work));
        float[] scores = _work.Scores;
        for (int k = 0; k < scores.Length; k++)
        {
            scores[k] *= trust.Sharpness;
        }

        Softmax.InPlace(scores);
        return (score, score < trust.Threshold);
    }
}
