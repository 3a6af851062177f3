// What the sentiment model says about a text, and why.
namespace Folkmoot.Text.Sentiment;

/// <param name="Label"><c>negative</c>, <c>neutral</c>, <c>positive</c>, or <c>abstain</c> where the model is not sure enough.</param>
/// <param name="Best">The likeliest of the three, also where <paramref name="Label"/> abstains.</param>
/// <param name="Scores">Probabilities in the order of <see cref="SentimentModel.Labels"/>.</param>
/// <param name="Reasons">The spans that speak most for (positive weight) and against <paramref name="Best"/>, strongest first.</param>
public sealed record SentimentResult(string Label, string Best, IReadOnlyList<double> Scores, IReadOnlyList<Reason> Reasons)
{
    public const string Abstain = "abstain";
}
