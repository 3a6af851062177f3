// Fits a classifier, calibrates it, chooses its thresholds, and states how well it does.
using System.Numerics.Tensors;
using Folkmoot.Text.Classifiers;
using Folkmoot.Text.Evaluation;
using Folkmoot.Text.Features;
using Folkmoot.Text.Learning;
using Folkmoot.Text.Training;

namespace Folkmoot.Text.Tasks;

internal static class ClassifierTrainer
{
    private const int Rounds = 100;
    /// <summary>Of twenty events two are left out each time.</summary>
    private const int Folds = 10;

    /// <summary>How far a raised score is above the next one.</summary>
    private const float Step = 1e-3f;

    public static (byte[] Weights, double Threshold, IReadOnlyList<GroupMetrics> Metrics) Train(
        ClassifierTask task, TaskRows rows, WordModel words, CancellationToken cancellationToken)
    {
        var weights = Fit(task, rows.Train, words, cancellationToken);
        var held = Held(task, rows, weights, words, cancellationToken);
        weights = weights with { Sharpness = Calibration.Sharpness(held, task.Options.Balanced) };
        if (task.Options.Recall > 0)
        {
            (weights, held) = Raise(weights, held, task.Options.Recall);
        }

        weights = weights with { Preference = Preference(task, weights, held) };
        var judged = held.Select(h => Judge(weights, h.Scores)).Zip(held, (j, h) => (j.Score, j.Best == h.Label)).ToList();
        double threshold = Calibration.Threshold(judged, task.Options.ErrorRate);
        return (TextClassifier.Pack(weights), threshold, Metrics(task, rows, weights, held, threshold));
    }

    /// <summary>The figures of a card: all rows, each group of them where there are several, each label.</summary>
    public static IReadOnlyList<GroupMetrics> Evaluate(ClassifierTask task, TaskRows rows, ModelFile file, WordModel words, CancellationToken cancellationToken)
    {
        var weights = WeightsFile.Read(file, TextClassifier.Magic, ClassifierWeights.Read)[0];
        return Metrics(task, rows, weights, Held(task, rows, weights, words, cancellationToken), file.Card.AbstainThreshold);
    }

    private static List<GroupMetrics> Metrics(
        ClassifierTask task, TaskRows rows, ClassifierWeights weights, List<(float[] Scores, int Label)> held, double threshold)
    {
        var judged = rows.Tune.Count > 0 ? rows.Tune : rows.Train;
        var all = new Confusion(task.Labels.Count);
        var groups = new SortedDictionary<string, Confusion>(StringComparer.Ordinal);
        for (int i = 0; i < held.Count; i++)
        {
            var (best, score) = Judge(weights, held[i].Scores);
            all.Add(held[i].Label, best, score >= threshold);
            groups.TryAdd(judged[i].Group, new Confusion(task.Labels.Count));
            groups[judged[i].Group].Add(held[i].Label, best, score >= threshold);
        }

        var metrics = new List<GroupMetrics> { all.Metrics("all") };
        metrics.AddRange(groups.Count > 1 ? groups.Select(g => g.Value.Metrics(g.Key)) : []);
        metrics.AddRange(task.Labels.Select((label, k) => all.OfLabel(k, $"label {label}")));
        return metrics;
    }

    /// <summary>Scores of rows that the weights, or others fitted the same way, did not see.</summary>
    private static List<(float[] Scores, int Label)> Held(
        ClassifierTask task, TaskRows rows, ClassifierWeights weights, WordModel words, CancellationToken cancellationToken) =>
        rows.Tune.Count > 0 ? Scores(weights, words, rows.Tune, task) : CrossScores(task, rows.Train, words, cancellationToken);

    /// <summary>Linear weights and those of the neural layer, mixed, in their one-byte tables; uncalibrated.</summary>
    private static ClassifierWeights Fit(ClassifierTask task, IReadOnlyList<LabelledText> train, WordModel words, CancellationToken cancellationToken)
    {
        string[] texts = [.. train.Select(r => r.Text)];
        var dictionary = FeatureDictionary.Of(texts, words.Table, task.Options.Features);
        int classes = task.Labels.Count;
        float[] targets = new float[train.Count * classes];
        float[] weights = new float[train.Count];
        var counts = train.CountBy(r => (r.Label, Group: task.Languages.Count > 1 ? r.Group : "")).ToDictionary();
        var groups = train.CountBy(r => task.Languages.Count > 1 ? r.Group : "").ToDictionary();
        for (int i = 0; i < train.Count; i++)
        {
            string group = task.Languages.Count > 1 ? train[i].Group : "";
            targets[(i * classes) + task.Label(train[i].Label)] = 1;
            weights[i] = task.Options.Balanced ? groups[group] / (float)(classes * counts[(train[i].Label, group)]) : 1;
        }

        var problem = new LogisticProblem(dictionary.Rows(texts), dictionary.Count, classes, targets, weights, task.Options.Penalty);
        float[] fitted = LogisticTrainer.Train(problem, Rounds, cancellationToken);
        if (task.Options.Bayes > 0)
        {
            float[] beside = BayesTrainer.Train(problem, [.. train.Select(r => task.Label(r.Label))], dictionary.Sparse, dictionary.Weight, cancellationToken);
            TensorPrimitives.MultiplyAdd(beside, task.Options.Bayes / (1 - task.Options.Neural), fitted, fitted);
        }

        return Mix(task, dictionary, fitted, words);
    }

    private static ClassifierWeights Mix(ClassifierTask task, FeatureDictionary dictionary, float[] fitted, WordModel words)
    {
        int classes = task.Labels.Count;
        int outputs = classes - 1;
        float linear = 1 - task.Options.Neural;
        float Weight(int feature, int k) => k >= outputs ? 0 : linear * (fitted[(feature * classes) + k] - fitted[(feature * classes) + outputs]);
        var planes = Enumerable.Range(0, (outputs + PlaneTable.Outputs - 1) / PlaneTable.Outputs)
            .Select(p => PlaneTable.Of([.. Enumerable.Range(0, dictionary.Sparse).Select(f => (
                dictionary.Hash(f),
                Enumerable.Range(p * PlaneTable.Outputs, PlaneTable.Outputs).Select(k => Weight(f, k) * dictionary.Weight(f)).ToArray()))], task.Options.TableBits))
            .ToArray();
        float[] bias = [.. Enumerable.Range(0, outputs).Select(k => Weight(dictionary.Count, k))];
        float[] dense = new float[outputs * DenseFeatures.Count];
        for (int i = 0; i < dense.Length; i++)
        {
            dense[i] = Weight(dictionary.Sparse + (i % DenseFeatures.Count), i / DenseFeatures.Count) * dictionary.Dense;
        }

        return new ClassifierWeights(
            [.. task.Labels], words.Card.Sha256, planes, bias, dense, Neural(task, words), 1, new float[classes]);
    }

    private static float[] Neural(ClassifierTask task, WordModel words)
    {
        if (task.Options.Neural == 0)
        {
            return [];
        }

        int outputs = task.Labels.Count - 1;
        float[] head = words.Heads.TryGetValue(task.Name, out float[]? found)
            ? found
            : throw new InvalidDataException($"{words.Card.Reference} has no layer for {task.Name}.");
        int width = head.Length / task.Labels.Count;
        float[] neural = new float[outputs * width];
        for (int i = 0; i < neural.Length; i++)
        {
            neural[i] = task.Options.Neural * (head[i] - head[(outputs * width) + (i % width)]);
        }

        return neural;
    }

    private static List<(float[] Scores, int Label)> Scores(ClassifierWeights weights, WordModel words, IReadOnlyList<LabelledText> rows, ClassifierTask task)
    {
        var scores = new List<(float[] Scores, int Label)>(rows.Count);
        foreach (var row in rows)
        {
            float[] values = new float[task.Labels.Count];
            weights.Score(words, words.Read(row.Text), values);
            scores.Add((values, task.Label(row.Label)));
        }

        return scores;
    }

    /// <summary>Every row scored by a model that saw none of its group.</summary>
    private static List<(float[] Scores, int Label)> CrossScores(ClassifierTask task, IReadOnlyList<LabelledText> rows, WordModel words, CancellationToken cancellationToken)
    {
        var fold = rows.Select(r => r.Group).Distinct().Order(StringComparer.Ordinal).Select((g, i) => (g, i % Folds)).ToDictionary(x => x.g, x => x.Item2);
        var scores = new (float[] Scores, int Label)[rows.Count];
        for (int f = 0; f < Folds; f++)
        {
            var weights = Fit(task, [.. rows.Where(r => fold[r.Group] != f)], words, cancellationToken);
            for (int i = 0; i < rows.Count; i++)
            {
                if (fold[rows[i].Group] == f)
                {
                    scores[i] = Scores(weights, words, [rows[i]], task)[0];
                }
            }
        }

        return [.. scores];
    }

    /// <summary>
    /// Where the first label must not be missed: raises its score by as little as finds the share wanted. The scores then say what comes
    /// first, not how likely it is.
    /// </summary>
    private static (ClassifierWeights Weights, List<(float[] Scores, int Label)> Held) Raise(ClassifierWeights weights, List<(float[] Scores, int Label)> held, double recall)
    {
        float[] margins = [.. held.Where(h => h.Label == 0).Select(h => h.Scores[0] - h.Scores[1..].Max()).OrderDescending()];
        float lowest = margins[(int)Math.Ceiling(recall * margins.Length) - 1];
        float raise = MathF.Max(0, Step - lowest);
        float[] bias = [.. weights.Bias];
        bias[0] += raise;
        return (weights with { Bias = bias }, [.. held.Select(h => ((float[])[h.Scores[0] + raise, .. h.Scores[1..]], h.Label))]);
    }

    /// <summary>Where the first label must not be given lightly: how much surer than the others it has to be.</summary>
    private static float[] Preference(ClassifierTask task, ClassifierWeights weights, List<(float[] Scores, int Label)> held)
    {
        float[] preference = new float[task.Labels.Count];
        if (task.Options.Prefers)
        {
            return LabelPreference.Of([.. held.Select(h => (h.Scores.Select(s => s * weights.Sharpness).ToArray(), h.Label))], preference.Length);
        }

        if (task.Options.Precision == 0)
        {
            return preference;
        }

        var margins = held.Select(h => (Margin: (h.Scores[0] - h.Scores[1..].Max()) * weights.Sharpness, Right: h.Label == 0)).OrderByDescending(m => m.Margin).ToList();
        int right = 0;
        float lowest = margins[0].Margin;
        for (int i = 0; i < margins.Count; i++)
        {
            right += margins[i].Right ? 1 : 0;
            lowest = right >= task.Options.Precision * (i + 1) ? margins[i].Margin : lowest;
        }

        preference[0] = -lowest;
        return preference;
    }

    private static (int Best, float Score) Judge(ClassifierWeights weights, float[] scores)
    {
        float[] values = [.. scores.Select(s => s * weights.Sharpness)];
        int best = Softmax.Best([.. values.Zip(weights.Preference, (v, p) => v + p)]);
        Softmax.InPlace(values);
        return (best, values[best]);
    }
}
