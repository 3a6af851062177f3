// Chooses how much more readily one label is given than another.
namespace Folkmoot.Text.Tasks;

internal static class LabelPreference
{
    private const int Passes = 3;
    private const int Steps = 20;
    private const float Step = 0.05f;

    /// <summary>What to add to each label's score so that the mean F1 of the labels, weighted by how frequent they are, is best: one label after the other.</summary>
    /// <param name="rows">Scores of rows that the model did not see, and their label.</param>
    public static float[] Of(IReadOnlyList<(float[] Scores, int Label)> rows, int labels)
    {
        float[] preference = new float[labels];
        double best = WeightedF1(rows, preference);
        for (int pass = 0; pass < Passes; pass++)
        {
            for (int k = 0; k < labels; k++)
            {
                float kept = preference[k];
                for (int step = -Steps; step <= Steps; step++)
                {
                    float tried = step * Step;
                    (float before, preference[k]) = (preference[k], tried);
                    double reached = WeightedF1(rows, preference);
                    if (reached > best)
                    {
                        (best, kept) = (reached, tried);
                    }

                    preference[k] = before;
                }

                preference[k] = kept;
            }
        }

        return preference;
    }

    /// <summary>Between 0 and 1.</summary>
    public static double WeightedF1(IReadOnlyList<(float[] Scores, int Label)> rows, ReadOnlySpan<float> preference)
    {
        Span<int> right = stackalloc int[preference.Length];
        Span<int> given = stackalloc int[preference.Length];
        Span<int> actual = stackalloc int[preference.Length];
        right.Clear();
        given.Clear();
        actual.Clear();
        foreach (var (scores, label) in rows)
        {
            int best = 0;
            for (int k = 1; k < preference.Length; k++)
            {
                best = scores[k] + preference[k] > scores[best] + preference[best] ? k : best;
            }

            given[best]++;
            actual[label]++;
            right[label] += best == label ? 1 : 0;
        }

        double sum = 0;
        for (int k = 0; k < preference.Length; k++)
        {
            sum += given[k] + actual[k] == 0 ? 0 : 2.0 * right[k] / (given[k] + actual[k]) * actual[k];
        }

        return sum / rows.Count;
    }
}
