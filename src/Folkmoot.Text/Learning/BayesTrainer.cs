// Logistic regression on features weighed by how much likelier they are with a label than without it (Wang and Manning 2012), one label
// against the rest: it errs elsewhere than regression on plain features, so that the two together are better than each.
namespace Folkmoot.Text.Learning;

internal static class BayesTrainer
{
    private const int Rounds = 60;
    private const double Penalty = 0.1;

    /// <summary>What was seen in fewer than one row of so many tells more of chance than of a label, and would crowd out of a table what tells something.</summary>
    private const int RowsForOne = 3_000;

    /// <summary>Weights by feature, then class, of the rows as they are; the last feature is the constant one.</summary>
    /// <param name="labels">The class of each row.</param>
    /// <param name="features">Features that take part; those from here on have weight 0.</param>
    /// <param name="units">What one unit of a feature's share is in the rows.</param>
    public static float[] Train(LogisticProblem problem, IReadOnlyList<int> labels, int features, Func<int, float> units, CancellationToken cancellationToken)
    {
        int classes = problem.Classes;
        float[] weights = new float[(problem.Features + 1) * classes];
        // Of two labels the second is the first turned round.
        bool two = classes == 2;
        for (int k = 0; k < (two ? 1 : classes); k++)
        {
            float[] ratios = Ratios(problem.Rows, labels, k, features);
            var (rows, targets) = Against(problem, labels, k, feature => feature < features ? ratios[feature] / units(feature) : 0);
            float[] fitted = LogisticTrainer.Train(
                problem with { Rows = rows, Classes = 2, Targets = targets, Penalty = Penalty }, Rounds, cancellationToken);
            for (int feature = 0; feature <= problem.Features; feature++)
            {
                float weight = fitted[2 * feature] - fitted[(2 * feature) + 1];
                weight *= feature < features ? ratios[feature] / units(feature) : feature == problem.Features ? 1 : 0;
                weights[(feature * classes) + k] = two ? weight / 2 : weight;
                if (two)
                {
                    weights[(feature * classes) + 1] = -weight / 2;
                }
            }
        }

        return weights;
    }

    /// <summary>For each feature the logarithm of how much likelier it is in rows of a label than in others, one row added to both.</summary>
    private static float[] Ratios(SparseRows rows, IReadOnlyList<int> labels, int label, int features)
    {
        double[] with = new double[features];
        double[] without = new double[features];
        Array.Fill(with, 1);
        Array.Fill(without, 1);
        for (int row = 0; row < rows.Count; row++)
        {
            foreach (int feature in rows.Features(row))
            {
                if (feature < features)
                {
                    (labels[row] == label ? with : without)[feature]++;
                }
            }
        }

        int rarest = rows.Count / RowsForOne;
        double all = Math.Log(with.Sum() / without.Sum());
        return [.. with.Zip(without, (w, o) => w + o - 2 < rarest ? 0 : (float)(Math.Log(w / o) - all))];
    }

    private static (SparseRows Rows, float[] Targets) Against(LogisticProblem problem, IReadOnlyList<int> labels, int label, Func<int, float> factor)
    {
        var rows = new SparseRows();
        float[] targets = new float[problem.Rows.Count * 2];
        for (int row = 0; row < problem.Rows.Count; row++)
        {
            var features = problem.Rows.Features(row);
            var values = problem.Rows.Values(row);
            for (int i = 0; i < features.Length; i++)
            {
                if (factor(features[i]) is var f and not 0)
                {
                    rows.Add(features[i], values[i] * f);
                }
            }

            rows.EndRow();
            targets[(2 * row) + (labels[row] == label ? 0 : 1)] = 1;
        }

        return (rows, targets);
    }
}
