// Turns an ensemble's sureness into a probability, and says from where on it is enough.
using Folkmoot.Text.Training;

namespace Folkmoot.Text.Intents;

/// <param name="Label">The true class; −1 where the text is of none.</param>
internal sealed record JudgedAnswer(float[] Scores, float Sureness, int Label)
{
    public bool Right => Label >= 0 && Softmax.Best(Scores) == Label;
}

/// <summary>The probability that an answer is right is the logistic function of slope × sureness + offset (Platt 1999).</summary>
/// <param name="Sharpness">Factor that makes the scores of the classes shares of one; see <see cref="Calibration"/>.</param>
/// <param name="Threshold">Below this probability the model abstains.</param>
internal sealed record IntentTrust(float Slope, float Offset, float Sharpness, float Threshold)
{
    private const int NewtonSteps = 50;
    private const double Ridge = 1e-3;
    private const float SteepestSlope = 50;

    /// <summary>In small sets the worst answers are chance: up to two are passed over, where these are at most one in sixteen.</summary>
    private const int PassedOver = 2;
    private const int PassedOverOf = 16;

    public float Probability(float sureness) => 1 / (1 + MathF.Exp(-((Slope * sureness) + Offset)));

    /// <summary>Fits probabilities, and takes the threshold that turns away the given share of the right answers.</summary>
    public static IntentTrust Of(IReadOnlyList<JudgedAnswer> answers, double lostShare)
    {
        var (slope, offset) = Logistic(answers);
        float[] right = [.. answers.Where(a => a.Right).Select(a => a.Sureness).Order()];
        int inScope = answers.Count(a => a.Label >= 0);
        var rows = answers.Where(a => a.Label >= 0).Select(a => (a.Scores, a.Label)).ToList();
        var trust = new IntentTrust(slope, offset, rows.Count == 0 ? 1 : Calibration.Sharpness(rows, balanced: false), 0);
        float lowest = right.Length == 0 ? 0 : right[Math.Min(Lost(inScope, lostShare), right.Length - 1)];
        return trust with { Threshold = right.Length == 0 ? 0.5f : trust.Probability(lowest) };
    }

    private static int Lost(int inScope, double share) => Math.Max((int)(share * inScope), Math.Min(PassedOver, inScope / PassedOverOf));

    /// <summary>Newton's method on two weights, with a small penalty so that answers that are all right still have a slope.</summary>
    private static (float Slope, float Offset) Logistic(IReadOnlyList<JudgedAnswer> answers)
    {
        double slope = 1;
        double offset = 0;
        double ridge = Ridge * Math.Max(answers.Count, 1);
        for (int step = 0; step < NewtonSteps; step++)
        {
            double gradientSlope = ridge * (slope - 1);
            double gradientOffset = ridge * offset;
            double slopes = ridge;
            double offsets = ridge;
            double both = 0;
            foreach (var answer in answers)
            {
                double p = 1 / (1 + Math.Exp(-((slope * answer.Sureness) + offset)));
                double error = p - (answer.Right ? 1 : 0);
                double weight = p * (1 - p);
                gradientSlope += error * answer.Sureness;
                gradientOffset += error;
                slopes += weight * answer.Sureness * answer.Sureness;
                offsets += weight;
                both += weight * answer.Sureness;
            }

            double determinant = (slopes * offsets) - (both * both);
            slope -= ((gradientSlope * offsets) - (gradientOffset * both)) / determinant;
            offset -= ((gradientOffset * slopes) - (gradientSlope * both)) / determinant;
        }

        return ((float)Math.Clamp(slope, Ridge, SteepestSlope), (float)offset);
    }
}
