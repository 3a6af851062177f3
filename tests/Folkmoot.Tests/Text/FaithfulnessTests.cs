// What a model names as its reason is its reason: taking the first span away moves the score more than taking another one away.
using Folkmoot.Text.Classifiers;
using Folkmoot.Text.Training;

namespace Folkmoot.Tests.Text;

public sealed class FaithfulnessTests
{
    private const int Texts = 1_000;
    private const double Share = 0.95;

    [Theory]
    [InlineData("folkmoot-sentiment", "en", "kind")]
    [InlineData("folkmoot-sentiment-world", "es", "kind")]
    [InlineData("folkmoot-urgency", null, "urgency")]
    [InlineData("folkmoot-kind", null, "kind")]
    public void Taking_away_the_first_span_moves_the_score_more_than_taking_away_another(string id, string? language, string examples)
    {
        var model = TextClassifier.Shipped(id);
        var random = new Random(20261122);
        var (judged, faithful) = (0, 0);
        foreach (var row in LabelledText.ReadResource($"Folkmoot.Text.Examples.{examples}.jsonl", "text", "label", "language").Where(r => language is null || r.Group == language))
        {
            var whole = model.Classify(row.Text);
            var others = Words(row.Text).Where(w => whole.Reasons.Count > 0 && (w.Start >= whole.Reasons[0].Start + whole.Reasons[0].Length || w.Start + w.Length <= whole.Reasons[0].Start)).ToList();
            if (others.Count == 0)
            {
                continue;
            }

            var other = others[random.Next(others.Count)];
            int label = model.Labels.ToList().IndexOf(whole.Best);
            double Moved(int start, int length) => Math.Abs(model.Classify(row.Text.Remove(start, length)).Scores[label] - whole.Scores[label]);
            judged++;
            faithful += Moved(whole.Reasons[0].Start, whole.Reasons[0].Length) > Moved(other.Start, other.Length) ? 1 : 0;
            if (judged == Texts)
            {
                break;
            }
        }

        judged.ShouldBeGreaterThan(100);
        ((double)faithful / judged).ShouldBeGreaterThanOrEqualTo(Share);
    }

    private static IEnumerable<(int Start, int Length)> Words(string text)
    {
        int start = -1;
        for (int i = 0; i <= text.Length; i++)
        {
            bool inWord = i < text.Length && !char.IsWhiteSpace(text[i]);
            if (inWord && start < 0)
            {
                start = i;
            }
            else if (!inWord && start >= 0)
            {
                yield return (start, i - start);
                start = -1;
            }
        }
    }
}
