// What the card of a classifier says.
namespace Folkmoot.Text.Tasks;

internal static class ClassifierCard
{
    private const string LegalBasis =
        "Performance of a task in the public interest (GDPR Art. 6(1)(e)), after the agency's own assessment. It decides nothing about a person: a label orders work, and a person may correct it.";

    public static ModelCard Of(ClassifierTask task, IReadOnlyList<GroupMetrics> metrics, double threshold, string hash) => new(
        task.Id,
        task.Title,
        task.Version,
        task.Purpose,
        LegalBasis,
        "The Folkmoot project; the agency that uses it names its own responsible person.",
        task.Languages,
        task.Sources,
        metrics,
        task.Limits,
        threshold,
        task.Options.ErrorRate,
        task.Corrected ? $"folkmoot train {task.Name} --data DIR --corrections FILE" : $"folkmoot train {task.Name} --data DIR --model src/Folkmoot.Text/Models",
        $"folkmoot evaluate {task.Name} --data DIR",
        new DateOnly(2027, 11, 1),
        hash);
}
