// Trains the language model: one small classifier for each script that several languages share.
using System.Security.Cryptography;
using Folkmoot.Text.Tokens;
using Folkmoot.Text.Training;

namespace Folkmoot.Text.Languages;

/// <param name="Bits">Buckets of the largest script as a power of two; scripts of few languages take a quarter.</param>
internal sealed record LanguageTraining(int Bits = 17, int Epochs = 6, double Rate = 0.35, double Decay = 1e-5, int Seed = 20261101);

internal static class LanguageTrainer
{
    /// <summary>One wrong answer in fifty, measured on the tuning rows and their short pieces.</summary>
    public const double TargetErrorRate = 0.02;

    private const int ManyLanguages = 16;
    private const int Pieces = 2;
    private const int LongestPiece = 6;

    /// <summary>Fits the heads on <paramref name="train"/>, then probabilities and threshold on <paramref name="tune"/>.</summary>
    public static (byte[] Weights, IReadOnlyList<string> Languages, double Threshold) Train(
        IReadOnlyList<LabelledText> train, IReadOnlyList<LabelledText> tune, LanguageTraining training, CancellationToken cancellationToken)
    {
        var heads = new List<LanguageHead>();
        var judged = new List<(float Score, bool Right)>();
        var alone = new List<string>();
        var scripts = train.GroupBy(r => r.Label).ToDictionary(g => g.Key, MainScript);
        foreach (var group in train.GroupBy(r => scripts[r.Label]).OrderBy(g => g.Key))
        {
            string[] codes = [.. group.Select(r => r.Label).Distinct().Order(StringComparer.Ordinal)];
            if (codes.Length == 1)
            {
                alone.Add(codes[0]);
                continue;
            }

            var head = Fit(group.Key, codes, [.. group], training, cancellationToken);
            var rows = Scored(head, [.. tune.Where(r => codes.Contains(r.Label))], training.Seed);
            head = head with { Sharpness = Calibration.Sharpness(rows, balanced: true) };
            heads.Add(head);
            judged.AddRange(rows.Select(r => Judge(head, r)));
        }

        return (LanguageModel.Pack(heads), [.. heads.SelectMany(h => h.Codes).Concat(alone).Order(StringComparer.Ordinal)], Calibration.Threshold(judged, TargetErrorRate));
    }

    public static string Hash(byte[] weights) => Convert.ToHexStringLower(SHA256.HashData(weights));

    /// <summary>Random runs of words, as long as short posts are.</summary>
    public static string Piece(string text, Random random)
    {
        string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        int length = Math.Min(words.Length, random.Next(1, LongestPiece + 1));
        int start = random.Next(words.Length - length + 1);
        return string.Join(' ', words, start, length);
    }

    private static Script MainScript(IEnumerable<LabelledText> rows) => rows
        .Take(50)
        .CountBy(r => ScriptCount.Main(r.Text, Words(r.Text)).Script)
        .MaxBy(g => g.Value).Key;

    private static LanguageHead Fit(Script script, string[] codes, LabelledText[] rows, LanguageTraining training, CancellationToken cancellationToken)
    {
        int bits = codes.Length >= ManyLanguages ? training.Bits : training.Bits - 2;
        var random = new Random(training.Seed);
        var set = new TrainingRows();
        foreach (var row in rows)
        {
            int label = Array.IndexOf(codes, row.Label);
            Add(set, row.Text, script, bits, label);
            for (int i = 0; i < Pieces; i++)
            {
                Add(set, Piece(row.Text, random), script, bits, label);
            }
        }

        float[,] weights = SoftmaxTrainer.Train(
            set, new TrainerOptions(codes.Length, 1 << bits, training.Epochs, training.Rate, training.Decay, training.Seed), cancellationToken);
        float[] flat = new float[codes.Length << bits];
        Buffer.BlockCopy(weights, 0, flat, 0, flat.Length * sizeof(float));
        float[] bias = [.. Enumerable.Range(0, codes.Length).Select(k => weights[1 << bits, k])];
        return new LanguageHead(script, codes, bias, 1, LinearTable.Quantise(codes.Length, bits, flat));
    }

    private static void Add(TrainingRows set, string text, Script script, int bits, int label)
    {
        var sink = new Hashes([]);
        LanguageFeatures.Read(text, Words(text), script, ref sink);
        if (sink.List.Count == 0)
        {
            return;
        }

        float value = 1 / MathF.Sqrt(sink.List.Count);
        foreach (uint hash in sink.List)
        {
            set.Feature((int)(hash & ((1u << bits) - 1)), value);
        }

        set.End(label, 1);
    }

    private static List<(float[] Scores, int Label)> Scored(LanguageHead head, LabelledText[] rows, int seed)
    {
        var random = new Random(seed);
        var scored = new List<(float[] Scores, int Label)>();
        foreach (var row in rows)
        {
            foreach (string text in (string[])[row.Text, Piece(row.Text, random)])
            {
                float[] scores = new float[head.Codes.Length];
                head.Score(text, Words(text), scores);
                scored.Add((scores, Array.IndexOf(head.Codes, row.Label)));
            }
        }

        return scored;
    }

    private static Token[] Words(string text)
    {
        var words = new Token[ScriptCount.MostWords];
        return words[..ScriptCount.Words(text, words)];
    }

    private static (float Score, bool Right) Judge(LanguageHead head, (float[] Scores, int Label) row)
    {
        float[] scores = [.. row.Scores.Select(s => s * head.Sharpness)];
        Softmax.InPlace(scores);
        int best = Softmax.Best(scores);
        return (scores[best], best == row.Label);
    }

    private readonly struct Hashes(List<uint> list) : IHashSink
    {
        public List<uint> List { get; } = list;

        public void Add(uint hash) => List.Add(FeatureHash.Finish(hash, 0));
    }
}
