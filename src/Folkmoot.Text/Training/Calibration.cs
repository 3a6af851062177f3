// Makes probabilities mean what they say (temperature scaling, Guo et al. 2017) and finds where to abstain.
namespace Folkmoot.Text.Training;

internal static class Calibration
{
    private const double Golden = 0.6180339887498949;

    /// <summary>The factor on the scores that gives held-out rows the greatest likelihood, every label counting the same when balanced.</summary>
    public static float Sharpness(IReadOnlyList<(float[] Scores, int Label)> rows, bool balanced)
    {
        double[] weights = new double[rows.Count];
        var counts = rows.CountBy(r => r.Label).ToDictionary();
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] = balanced ? 1.0 / counts[rows[i].Label] : 1.0;
        }

        double low = Math.Log(0.05);
        double high = Math.Log(20);
        for (int i = 0; i < 40; i++)
        {
            double left = high - (Golden * (high - low));
            double right = low + (Golden * (high - low));
            (low, high) = Loss(rows, weights, Math.Exp(left)) < Loss(rows, weights, Math.Exp(right)) ? (low, right) : (left, high);
        }

        return (float)Math.Exp((low + high) / 2);
    }

    /// <summary>
    /// The lowest score from which on at most <paramref name="errorRate"/> of the labels given are wrong; from 0.05 to 0.99 in steps of 0.01.
    /// </summary>
    public static double Threshold(IReadOnlyList<(float Score, bool Right)> rows, double errorRate)
    {
        for (int step = 5; step < 99; step++)
        {
            double threshold = step / 100.0;
            int given = rows.Count(r => r.Score >= threshold);
            int wrong = rows.Count(r => r.Score >= threshold && !r.Right);
            if (wrong <= errorRate * given)
            {
                return threshold;
            }
        }

        return 0.99;
    }

    private static double Loss(IReadOnlyList<(float[] Scores, int Label)> rows, double[] weights, double sharpness)
    {
        double loss = 0;
        for (int i = 0; i < rows.Count; i++)
        {
            double max = rows[i].Scores.Max() * sharpness;
            double sum = rows[i].Scores.Sum(s => Math.Exp((s * sharpness) - max));
            loss += weights[i] * (Math.Log(sum) + max - (rows[i].Scores[rows[i].Label] * sharpness));
        }

        return loss;
    }
}
