// Counts how well an intent model answers texts whose intent is known.
using Folkmoot.Text.Evaluation;

namespace Folkmoot.Text.Intents;

internal sealed class IntentJudge
{
    private readonly Confusion _inScope;
    private int _outside;
    private int _turnedAway;

    private IntentJudge(int classes) => _inScope = new Confusion(classes);

    /// <summary>Rows of an intent that the model does not know are left out.</summary>
    public static IntentJudge Judge(IntentModel model, IEnumerable<IntentExample> rows)
    {
        string[] intents = [.. model.Intents];
        var judge = new IntentJudge(intents.Length);
        var reader = model.Reader();
        foreach (var row in rows)
        {
            var answer = reader.Read(row.Text, candidates: 1);
            int truth = Array.IndexOf(intents, row.Intent);
            if (truth >= 0)
            {
                judge._inScope.Add(truth, Array.IndexOf(intents, answer.Intent), !answer.Abstained);
            }
            else if (row.Intent == IntentExample.OutOfScope)
            {
                judge._outside++;
                judge._turnedAway += answer.Abstained ? 1 : 0;
            }
        }

        return judge;
    }

    public static GroupMetrics Mean(string group, IReadOnlyList<GroupMetrics> draws) => new(
        group,
        draws.Sum(d => d.Count),
        Mean(draws, d => d.Accuracy),
        Mean(draws, d => d.MacroRecall),
        Mean(draws, d => d.MacroF1),
        Mean(draws, d => d.Coverage),
        Mean(draws, d => d.ErrorRate));

    public GroupMetrics InScope(string group) => _inScope.Metrics(group);

    /// <summary>Here a label given is a wrong one.</summary>
    public GroupMetrics OutOfScope(string group)
    {
        double away = _outside == 0 ? 0 : Math.Round((double)_turnedAway / _outside, 4);
        return new GroupMetrics(group, _outside, away, away, away, Math.Round(1 - away, 4), _turnedAway < _outside ? 1 : 0);
    }

    private static double Mean(IReadOnlyList<GroupMetrics> draws, Func<GroupMetrics, double> value) => Math.Round(draws.Average(value), 4);
}
