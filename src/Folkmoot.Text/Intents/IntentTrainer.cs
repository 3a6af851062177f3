// Trains an intent model from examples, and finds by cross-validation among them from which score on to trust it.
using Folkmoot.Text.Learning;
using Folkmoot.Text.Training;

namespace Folkmoot.Text.Intents;

/// <summary>Deterministic: the same examples in the same order give the same bytes on the same kind of machine.</summary>
internal static class IntentTrainer
{
    /// <summary>The share of right answers that may be lost for the sake of turning away what is out of scope.</summary>
    public const double LostShare = 0.008;

    private const int Seed = 20261101;
    private const int Folds = 5;
    private const float MarginCost = 0.5f;
    private const int MarginEpochs = 10;

    /// <summary>Small sets gain from several networks and can afford them.</summary>
    private const int SmallSet = 3000;
    private const int NetworksOfSmallSet = 3;
    private const int RowsSeen = 150_000;
    private const int FewestEpochs = 8;
    private const int MostEpochs = 20;

    public static IntentModel Train(IReadOnlyList<IntentExample> examples, VectorTable vectors, CancellationToken cancellationToken)
    {
        string[] intents = [.. examples.Select(e => e.Intent).Where(i => i != IntentExample.OutOfScope).Distinct().Order(StringComparer.Ordinal)];
        if (intents.Length < 2)
        {
            throw new InvalidDataException($"The examples are of {intents.Length} intents; at least 2 are needed to tell apart.");
        }

        string[] texts = [.. examples.Select(e => e.Text)];
        int[] labels = [.. examples.Select(e => Array.IndexOf(intents, e.Intent))];
        var trust = Trust(texts, labels, intents.Length, vectors, cancellationToken);
        int networks = texts.Length <= SmallSet ? NetworksOfSmallSet : 1;
        return new IntentModel(intents, Fit(texts, labels, intents.Length, vectors, networks, cancellationToken), trust);
    }

    private static IntentEnsemble Fit(string[] texts, int[] labels, int classes, VectorTable vectors, int networks, CancellationToken cancellationToken)
    {
        var vocabulary = IntentVocabulary.Of(texts);
        var rows = new SparseRows();
        var input = new IntentInput(vectors, ordered: true);
        foreach (string text in texts)
        {
            input.Read(text, vocabulary);
            for (int i = 0; i < input.Features.Count; i++)
            {
                rows.Add(input.Features[i], input.Values[i]);
            }

            rows.EndRow();
        }

        float[] margins = MarginTrainer.Train(
            new MarginProblem(rows, IntentEnsemble.Constants(vocabulary, vectors), classes, labels, MarginCost, MarginEpochs, Seed), cancellationToken);
        var problem = new AveragingProblem(texts, labels, classes, vocabulary, vectors);
        int epochs = Math.Clamp(RowsSeen / texts.Length, FewestEpochs, MostEpochs);
        return new IntentEnsemble(
            vectors, vocabulary, classes, ByteMatrix.Of(margins, classes), [.. Enumerable.Range(0, networks).Select(n => AveragingTrainer.Train(problem, epochs, Seed + n, cancellationToken))]);
    }

    /// <summary>Small sets are judged on all their rows by turns, large ones on the first fifth of them.</summary>
    private static IntentTrust Trust(string[] texts, int[] labels, int classes, VectorTable vectors, CancellationToken cancellationToken)
    {
        int[] folds = FoldOf(labels, classes);
        var judged = new List<JudgedAnswer>();
        for (int fold = 0; fold < (texts.Length <= SmallSet ? Folds : 1); fold++)
        {
            int[] rest = [.. Enumerable.Range(0, texts.Length).Where(i => folds[i] != fold)];
            var ensemble = Fit([.. rest.Select(i => texts[i])], [.. rest.Select(i => labels[i])], classes, vectors, 1, cancellationToken);
            var work = new IntentWork(vectors, classes);
            foreach (int i in Enumerable.Range(0, texts.Length).Where(i => folds[i] == fold))
            {
                float sureness = ensemble.Score(texts[i], work);
                judged.Add(new JudgedAnswer([.. work.Scores], sureness, labels[i]));
            }
        }

        return IntentTrust.Of(judged, LostShare);
    }

    /// <summary>Deals each intent's rows to the folds in turn, in a seeded order, so that each fold has its share of every intent.</summary>
    private static int[] FoldOf(int[] labels, int classes)
    {
        int[] folds = new int[labels.Length];
        int[] next = new int[classes + 1];
        int[] order = [.. Enumerable.Range(0, labels.Length)];
        new Random(Seed).Shuffle(order);
        for (int k = 0; k < next.Length; k++)
        {
            next[k] = k % Folds;
        }

        foreach (int row in order)
        {
            int label = labels[row] < 0 ? classes : labels[row];
            folds[row] = next[label];
            next[label] = (next[label] + 1) % Folds;
        }

        return folds;
    }
}
