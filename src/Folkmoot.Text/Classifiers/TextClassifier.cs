// Gives a short text one of a few labels, says how sure that is, and which words made it so.
using Folkmoot.Text.Features;
using Folkmoot.Text.Training;

namespace Folkmoot.Text.Classifiers;

/// <summary>One model; which labels it has, its card says. Safe for use by many threads.</summary>
public sealed class TextClassifier : ITextModel
{
    internal const string Magic = "FMCLAS1";
    private const int MostReasons = 5;
    private const int MostExplained = 60;

    private static readonly Dictionary<string, Lazy<TextClassifier>> FromAssembly = ModelCatalogue.Shipped.Ids
        .ToDictionary(id => id, id => new Lazy<TextClassifier>(() => Load(ModelCatalogue.Shipped.Load(id))), StringComparer.Ordinal);

    private readonly ClassifierWeights _weights;
    private readonly WordModel _words;

    internal TextClassifier(ModelCard card, ClassifierWeights weights, WordModel words)
    {
        Card = card;
        _weights = weights;
        _words = words;
    }

    public ModelCard Card { get; }

    /// <summary>The order of the scores.</summary>
    public IReadOnlyList<string> Labels => _weights.Labels;

    /// <summary>A model inside this assembly, read at first use.</summary>
    /// <exception cref="ModelRefusedException">It is not here, or not fit for use.</exception>
    public static TextClassifier Shipped(string id) =>
        FromAssembly.TryGetValue(id, out var model) ? model.Value : throw new ModelRefusedException(id, "it is not among the models of this version");

    /// <exception cref="ModelRefusedException">The weights are not those of a classifier, or were trained with other words.</exception>
    public static TextClassifier Load(ModelFile file) => Load(file, WordModel.Shipped);

    internal static TextClassifier Load(ModelFile file, WordModel words)
    {
        var parts = WeightsFile.Read(file, Magic, ClassifierWeights.Read);
        if (parts is not [var weights])
        {
            throw new ModelRefusedException(file.Card.Id, "its weights have more than one part");
        }

        return weights.Words == words.Card.Sha256
            ? new TextClassifier(file.Card, weights, words)
            : throw new ModelRefusedException(file.Card.Id, $"it was trained with another {WordModel.Id} than {words.Card.Reference}");
    }

    /// <summary>The whole answer, with reasons.</summary>
    public Classification Classify(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Span<float> scores = stackalloc float[Labels.Count];
        var (best, given) = Score(text, scores);
        return new Classification(
            given ? Labels[best] : Classification.Abstain,
            Labels[best],
            scores[best],
            [.. scores.ToArray().Select(s => (double)s)],
            Reasons(text, best));
    }

    /// <summary>
    /// The same without reasons and without allocating: writes a probability for each label, returns the place of the best one and
    /// whether it is sure enough to be given.
    /// </summary>
    public (int Best, bool Given) Score(ReadOnlySpan<char> text, Span<float> scores) => Score(_words.Read(text), scores);

    /// <summary>
    /// The spans whose removal changes the probability of a label most, strongest first: positive weights speak for it. Every span's
    /// weight is measured, not estimated.
    /// </summary>
    public IReadOnlyList<Reason> Reasons(string text, int label)
    {
        ArgumentNullException.ThrowIfNull(text);
        Span<float> scores = stackalloc float[Labels.Count];
        var reading = _words.Read(text);
        float whole = LogOdds(reading, label, scores);
        var spans = reading.Tokens.AsSpan(0, Math.Min(reading.TokenCount, MostExplained)).ToArray().Select(t => (t.Start, t.Length)).ToList();
        var reasons = new List<Reason>(spans.Count);
        char[] rest = new char[text.Length];
        int covered = 0;
        foreach (var (start, length) in spans)
        {
            if (start < covered)
            {
                continue;
            }

            covered = start + length;
            text.CopyTo(0, rest, 0, start);
            text.CopyTo(covered, rest, start, text.Length - covered);
            float without = LogOdds(_words.Read(rest.AsSpan(0, text.Length - length)), label, scores);
            reasons.Add(new Reason(start, length, Math.Round(whole - without, 3)));
        }

        return [.. reasons.Where(r => r.Weight != 0).OrderByDescending(r => Math.Abs(r.Weight)).ThenBy(r => r.Start).Take(MostReasons)];
    }

    internal IReadOnlyList<PlaneTable> Planes => _weights.Planes;

    internal (int Best, bool Given) Score(Reading reading, Span<float> scores)
    {
        scores = scores[..Labels.Count];
        _weights.Score(_words, reading, scores);
        return Calibrate(reading, scores);
    }

    /// <summary>The same from sums that a <see cref="ClassifierGroup"/> added up.</summary>
    internal (int Best, bool Given) Score(Reading reading, ReadOnlySpan<int> sums, Span<float> scores)
    {
        scores = scores[..Labels.Count];
        _weights.Score(_words, reading, sums, scores);
        return Calibrate(reading, scores);
    }

    private (int Best, bool Given) Calibrate(Reading reading, Span<float> scores)
    {
        int best = 0;
        for (int k = 0; k < scores.Length; k++)
        {
            scores[k] *= _weights.Sharpness;
            best = scores[k] + _weights.Preference[k] > scores[best] + _weights.Preference[best] ? k : best;
        }

        Softmax.InPlace(scores);
        return (best, scores[best] >= Card.AbstainThreshold && reading.Says);
    }

    internal static byte[] Pack(ClassifierWeights weights) => WeightsFile.Write(Magic, [weights], (w, writer) => w.Write(writer));

    private float LogOdds(Reading reading, int label, Span<float> scores)
    {
        Score(reading, scores);
        float p = Math.Clamp(scores[label], 1e-6f, 1 - 1e-6f);
        return MathF.Log(p / (1 - p));
    }
}
