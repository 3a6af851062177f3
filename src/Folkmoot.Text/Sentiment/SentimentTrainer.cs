// Fits the sentiment model and puts it into its one-byte tables.
using Folkmoot.Text.Training;

namespace Folkmoot.Text.Sentiment;

/// <param name="WordBits">Buckets for words and pairs as a power of two.</param>
/// <param name="PieceBits">Buckets for pieces of words.</param>
/// <param name="Rarest">A feature in fewer rows than this is left out.</param>
internal sealed record SentimentTraining(
    int WordBits = 20, int PieceBits = 19, int Rarest = 2, int Epochs = 12, double Rate = 0.008, double Decay = 1e-3, int Seed = 20261102);

internal static class SentimentTrainer
{
    /// <summary>One label in four wrong: people disagree with each other about as often on such texts.</summary>
    public const double TargetErrorRate = 0.25;

    public static (byte[] Weights, double Threshold) Train(
        IReadOnlyList<LabelledText> train,
        IReadOnlyList<LabelledText> tune,
        IReadOnlyDictionary<string, float[]> lexicon,
        SentimentTraining training,
        CancellationToken cancellationToken)
    {
        var meanings = Meanings(lexicon);
        var rows = new SentimentRows(training, meanings, Names.In(train.Where(r => r.Group == "en").Select(r => r.Text)));
        var counts = train.CountBy(r => (r.Group, r.Label)).ToDictionary();
        var languages = train.CountBy(r => r.Group).ToDictionary();
        foreach (var row in train)
        {
            // In each language every label weighs the same, so that the model learns no prior of one language's collection.
            float even = (float)languages[row.Group] / SentimentWeights.Classes;
            rows.Add(row.Text, Label(row.Label), even / counts[(row.Group, row.Label)]);
        }

        float[] scales = rows.Weigh(training.Rarest);
        float[,] fitted = SoftmaxTrainer.Train(
            rows.Rows,
            new TrainerOptions(SentimentWeights.Classes, rows.Dimensions, training.Epochs, training.Rate, training.Decay, training.Seed),
            cancellationToken);
        var weights = Pack(fitted, scales, rows, meanings, training);
        var held = tune.Select(r => (Scores: Scores(weights, r.Text), Label: Label(r.Label))).ToList();
        weights = weights with { Sharpness = Calibration.Sharpness(held, balanced: true) };
        return (SentimentModel.Pack(weights), Calibration.Threshold([.. held.Select(r => Judge(weights, r.Scores, r.Label))], TargetErrorRate));
    }

    public static int Label(string label) => label switch
    {
        "negative" => 0,
        "neutral" => 1,
        "positive" => 2,
        _ => throw new InvalidDataException($"'{label}' is not negative, neutral or positive."),
    };

    /// <summary>The numbers of the lists by feature, and whether the feature is the negated word.</summary>
    private static Dictionary<uint, (float[] Numbers, bool Negated)> Meanings(IReadOnlyDictionary<string, float[]> lexicon)
    {
        var meanings = new Dictionary<uint, (float[] Numbers, bool Negated)>();
        char[] buffer = new char[SentimentFeatures.LongestWord + 2];
        foreach (var (word, numbers) in lexicon)
        {
            bool letters = char.IsLetterOrDigit(word[0]);
            int length = letters ? NormalisedWord.Write(word, buffer, out _, out _) : NormalisedWord.WriteSign(word, buffer, out _, out _);
            meanings.TryAdd(SentimentFeatures.WordHash(buffer.AsSpan(1, length), negated: false), (numbers, false));
            if (letters)
            {
                meanings.TryAdd(SentimentFeatures.WordHash(buffer.AsSpan(1, length), negated: true), (numbers, true));
            }
        }

        return meanings;
    }

    private static SentimentWeights Pack(
        float[,] fitted, float[] scales, SentimentRows rows, Dictionary<uint, (float[] Numbers, bool Negated)> meanings, SentimentTraining training)
    {
        float[] words = Table(fitted, scales, 0, rows.WordBuckets);
        foreach (var (hash, (numbers, negated)) in meanings)
        {
            int bucket = (int)(hash & (uint)(rows.WordBuckets - 1));
            for (int j = 0; j < numbers.Length; j++)
            {
                for (int k = 0; k < SentimentWeights.Classes; k++)
                {
                    words[(bucket * SentimentWeights.Classes) + k] += numbers[j] * fitted[rows.Meaning(j, negated), k];
                }
            }
        }

        float[] pieces = Table(fitted, scales, rows.WordBuckets, 1 << training.PieceBits);
        float[] bias = [fitted[rows.Dimensions, 0], fitted[rows.Dimensions, 1], fitted[rows.Dimensions, 2]];
        return new SentimentWeights(
            bias, 1, LinearTable.Quantise(SentimentWeights.Classes, training.WordBits, words), LinearTable.Quantise(SentimentWeights.Classes, training.PieceBits, pieces));
    }

    private static float[] Table(float[,] fitted, float[] scales, int first, int count)
    {
        float[] table = new float[count * SentimentWeights.Classes];
        for (int i = 0; i < table.Length; i++)
        {
            int feature = first + (i / SentimentWeights.Classes);
            table[i] = fitted[feature, i % SentimentWeights.Classes] * scales[feature];
        }

        return table;
    }

    private static float[] Scores(SentimentWeights weights, string text)
    {
        float[] scores = new float[SentimentWeights.Classes];
        weights.Score(text, scores);
        return scores;
    }

    private static (float Score, bool Right) Judge(SentimentWeights weights, float[] scores, int label)
    {
        float[] probabilities = [.. scores.Select(s => s * weights.Sharpness)];
        Softmax.InPlace(probabilities);
        int best = Softmax.Best(probabilities);
        return (probabilities[best], best == label);
    }
}
