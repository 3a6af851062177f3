// What one classifier is for, what it learns from, and what its card says that figures cannot.
using Folkmoot.Text.Learning;
using Folkmoot.Text.Training;

namespace Folkmoot.Text.Tasks;

/// <param name="Name">As <c>train</c> and <c>evaluate</c> take it.</param>
/// <param name="Labels">The last one is the plainest: "not", "other".</param>
/// <param name="Rows">Reads the rows from the data folder.</param>
/// <param name="Options">How the model is fitted.</param>
internal sealed record ClassifierTask(
    string Name,
    string Title,
    string Purpose,
    IReadOnlyList<string> Labels,
    IReadOnlyList<string> Languages,
    Func<string, TaskRows> Rows,
    ClassifierOptions Options,
    IReadOnlyList<TrainingSource> Sources,
    IReadOnlyList<string> Limits)
{
    public string Id => $"folkmoot-{Name}";

    public string Version { get; init; } = "1.0.0";

    /// <summary>Whether rows that an agency's people corrected are among those that it learns from.</summary>
    public bool Corrected { get; init; }

    /// <exception cref="InvalidDataException">It is not one of the task's labels.</exception>
    public int Label(string label)
    {
        for (int k = 0; k < Labels.Count; k++)
        {
            if (Labels[k] == label)
            {
                return k;
            }
        }

        throw new InvalidDataException($"'{label}' is not one of {string.Join(", ", Labels)}.");
    }
}

/// <param name="Train">Rows that the model learns from.</param>
/// <param name="Tune">Rows that thresholds are chosen and figures are stated on. Empty: both come from cross-validation over the groups.</param>
internal sealed record TaskRows(IReadOnlyList<LabelledText> Train, IReadOnlyList<LabelledText> Tune);

/// <param name="Penalty">L2 penalty.</param>
/// <param name="Balanced">Every label counts the same, however frequent it is.</param>
/// <param name="Neural">The share of the neural layer in the score, 0 to 1.</param>
/// <param name="Precision">For tasks with a label that must not be given lightly: the precision of the first label that its threshold is chosen for; 0 for none.</param>
/// <param name="Recall">For tasks with a label that must not be missed: the share of the first label's rows that has to be found, for which its score is raised; 0 for none.</param>
/// <param name="ErrorRate">The share of wrong labels among those given that the abstain threshold is chosen for.</param>
/// <param name="TableBits">The size of a table at most; 16 is a quarter of a megabyte, so that those of all tasks stay near the processor together.</param>
/// <param name="Prefers">True where some labels are chosen more readily than others so that the F1 of the labels, weighted by how frequent they are, is best.</param>
/// <param name="Bayes">What <see cref="BayesTrainer"/>'s scores count beside the others.</param>
internal sealed record ClassifierOptions(
    FeatureOptions Features,
    double Penalty,
    bool Balanced,
    float Neural,
    double ErrorRate,
    double Precision = 0,
    double Recall = 0,
    int TableBits = 16,
    bool Prefers = false,
    float Bayes = 0);
