// A classifier's answer about one text.
namespace Folkmoot.Text.Classifiers;

/// <param name="Label">The label, or <see cref="Abstain"/> when the model is not sure enough.</param>
/// <param name="Best">The best guess whether it is sure or not.</param>
/// <param name="Score">Probability of the best guess.</param>
/// <param name="Scores">Probabilities in the order of the model's labels.</param>
/// <param name="Reasons">The spans that the best guess rests on, strongest first.</param>
public sealed record Classification(string Label, string Best, double Score, IReadOnlyList<double> Scores, IReadOnlyList<Reason> Reasons)
{
    /// <summary>Said instead of a label below the model's threshold.</summary>
    public const string Abstain = "abstain";
}
