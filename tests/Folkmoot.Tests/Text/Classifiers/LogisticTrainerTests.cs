// The learner finds the weights that logistic regression has, and finds the same ones every time.
using Folkmoot.Text.Learning;

namespace Folkmoot.Tests.Text.Classifiers;

public sealed class LogisticTrainerTests
{
    [Fact]
    public void The_gradient_is_nought_where_it_stops()
    {
        var problem = Problem();
        float[] weights = LogisticTrainer.Train(problem, 200, CancellationToken.None);
        float loss = Loss(problem, weights);

        // A step away, to either side, makes it worse.
        for (int i = 0; i < weights.Length; i++)
        {
            foreach (float step in (float[])[-0.1f, 0.1f])
            {
                float[] moved = [.. weights];
                moved[i] += step;
                Loss(problem, moved).ShouldBeGreaterThan(loss, $"weight {i}");
            }
        }
    }

    [Fact]
    public void The_same_rows_give_the_same_weights() =>
        LogisticTrainer.Train(Problem(), 50, CancellationToken.None).ShouldBe(LogisticTrainer.Train(Problem(), 50, CancellationToken.None));

    [Fact]
    public void A_row_of_weight_two_counts_like_two_rows()
    {
        var doubled = new SparseRows();
        var weighted = new SparseRows();
        foreach (int feature in (int[])[0, 0, 1])
        {
            doubled.Add(feature, 1);
            doubled.EndRow();
        }

        foreach (int feature in (int[])[0, 1])
        {
            weighted.Add(feature, 1);
            weighted.EndRow();
        }

        float[] one = LogisticTrainer.Train(new(doubled, 2, 2, [1, 0, 1, 0, 0, 1], [1, 1, 1], 0.1), 100, CancellationToken.None);
        float[] two = LogisticTrainer.Train(new(weighted, 2, 2, [1, 0, 0, 1], [2, 1], 0.1), 100, CancellationToken.None);

        one.ShouldBe(two, 0.02);
    }

    private static LogisticProblem Problem()
    {
        var rows = new SparseRows();
        float[] targets = new float[60 * 3];
        for (int i = 0; i < 60; i++)
        {
            rows.Add(i % 5, 1);
            rows.Add(5 + (i % 3), 0.5f);
            rows.EndRow();
            targets[(i * 3) + ((i % 5) + (i % 7 == 0 ? 1 : 0)) % 3] = 1;
        }

        return new LogisticProblem(rows, 8, 3, targets, [.. Enumerable.Repeat(1f, 60)], 0.5);
    }

    private static float Loss(LogisticProblem problem, float[] weights)
    {
        double loss = 0;
        for (int row = 0; row < problem.Rows.Count; row++)
        {
            double[] scores = [.. Enumerable.Range(0, 3).Select(k => (double)weights[(problem.Features * 3) + k])];
            var features = problem.Rows.Features(row);
            for (int i = 0; i < features.Length; i++)
            {
                for (int k = 0; k < 3; k++)
                {
                    scores[k] += weights[(features[i] * 3) + k] * problem.Rows.Values(row)[i];
                }
            }

            double log = Math.Log(scores.Sum(Math.Exp));
            for (int k = 0; k < 3; k++)
            {
                loss -= problem.Targets[(row * 3) + k] * (scores[k] - log);
            }
        }

        return (float)(loss + (problem.Penalty / 2 * weights.Take(problem.Features * 3).Sum(w => (double)w * w)));
    }
}
