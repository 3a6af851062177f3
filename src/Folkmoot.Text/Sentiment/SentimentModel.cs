// Says whether a short text is negative, neutral or positive, how sure that is, and which words made it so.
using Folkmoot.Text.Training;

namespace Folkmoot.Text.Sentiment;

/// <summary>Safe for use by many threads.</summary>
public sealed class SentimentModel : ITextModel
{
    public const string Id = "folkmoot-sentiment";
    private const string Magic = "FMSENT1";

    private static readonly Lazy<SentimentModel> FromAssembly = new(() => Load(ModelCatalogue.Shipped.Load(Id)));

    private readonly SentimentWeights _weights;

    internal SentimentModel(ModelCard card, SentimentWeights weights)
    {
        Card = card;
        _weights = weights;
    }

    /// <summary>The model inside this assembly, read at first use.</summary>
    public static SentimentModel Shipped => FromAssembly.Value;

    /// <summary>The order of the scores.</summary>
    public static IReadOnlyList<string> Labels { get; } = ["negative", "neutral", "positive"];

    public ModelCard Card { get; }

    /// <exception cref="ModelRefusedException">The weights are not those of a sentiment model.</exception>
    public static SentimentModel Load(ModelFile file) =>
        WeightsFile.Read(file, Magic, SentimentWeights.Read) is [var weights]
            ? new SentimentModel(file.Card, weights)
            : throw new ModelRefusedException(file.Card.Id, "its weights have more than one part");

    /// <summary>The whole answer, with reasons.</summary>
    public SentimentResult Score(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Span<float> scores = stackalloc float[SentimentWeights.Classes];
        var (best, given) = Score(text, scores);
        return new SentimentResult(
            given ? Labels[best] : SentimentResult.Abstain,
            Labels[best],
            [.. scores.ToArray().Select(s => (double)s)],
            Reasons(text, best));
    }

    /// <summary>
    /// The same without reasons and without allocating: writes the three probabilities, returns the place of the best label and whether
    /// it is sure enough to be given.
    /// </summary>
    public (int Best, bool Given) Score(ReadOnlySpan<char> text, Span<float> scores)
    {
        scores = scores[..SentimentWeights.Classes];
        _weights.Score(text, scores);
        for (int k = 0; k < scores.Length; k++)
        {
            scores[k] *= _weights.Sharpness;
        }

        Softmax.InPlace(scores);
        int best = Softmax.Best(scores);
        return (best, scores[best] >= Card.AbstainThreshold && !text.IsWhiteSpace());
    }

    /// <summary>The spans that speak most for and against a label, strongest first.</summary>
    public IReadOnlyList<Reason> Reasons(ReadOnlySpan<char> text, int label) => Explanation.Of(text, _weights, label);

    internal static byte[] Pack(SentimentWeights weights) => WeightsFile.Write(Magic, [weights], (w, writer) => w.Write(writer));
}
