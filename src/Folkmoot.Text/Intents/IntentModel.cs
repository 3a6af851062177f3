// Tells which of an agency's intents a text has, or that it has none of them.
using System.Numerics.Tensors;
using Folkmoot.Text.Learning;

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

    internal IntentModel Model => _model;

    internal IntentReader(IntentModel model)
    {
        _model = model;
        _work = new IntentWork(model.Ensemble.Vectors, model.Ensemble.Classes);
    }

    /// <summary>The likeliest intents of a text, at most so many.</summary>
    public IntentAnswer Read(ReadOnlySpan<char> text, int candidates)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(candidates, 1);
        var best = new (int Intent, double Score)[candidates];
        var (score, abstained, count) = Read(text, best);
        return new IntentAnswer(_model.Intents[best[0].Intent], score, abstained, [.. best[..count].Select(b => new IntentCandidate(_model.Intents[b.Intent], b.Score))]);
    }

    /// <summary>The same without allocating: writes the places of the likeliest intents and their scores, the first one first; returns how many there are.</summary>
    internal (double Score, bool Abstained, int Count) Read(ReadOnlySpan<char> text, Span<(int Intent, double Score)> best)
    {
        var trust = _model.Trust;
        float score = trust.Probability(_model.Ensemble.Score(text, _work));
        var shares = _work.Scores;
        TensorPrimitives.Multiply(shares, trust.Sharpness, shares);
        TensorPrimitives.SoftMax(shares, shares);
        int count = Best(shares, best);
        double largest = best[0].Score;
        for (int i = 0; i < count; i++)
        {
            best[i].Score = score * best[i].Score / largest;
        }

        return (score, score < trust.Threshold, count);
    }

    /// <summary>The largest shares in order; of equal ones the first.</summary>
    private static int Best(ReadOnlySpan<float> shares, Span<(int Intent, double Score)> best)
    {
        int count = 0;
        for (int k = 0; k < shares.Length; k++)
        {
            if (count == best.Length && shares[k] <= best[count - 1].Score)
            {
                continue;
            }

            count = Math.Min(count + 1, best.Length);
            int place = count - 1;
            for (; place > 0 && best[place - 1].Score < shares[k]; place--)
            {
                best[place] = best[place - 1];
            }

            best[place] = (k, shares[k]);
        }

        return count;
    }
}
