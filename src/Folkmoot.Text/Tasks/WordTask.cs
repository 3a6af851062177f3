// Trains what the classifiers share: clusters of words, the lexicons in one table, names, and the neural layer over several tasks.
using System.Security.Cryptography;
using Folkmoot.Text.Classifiers;
using Folkmoot.Text.Evaluation;
using Folkmoot.Text.Features;
using Folkmoot.Text.Learning;
using Folkmoot.Text.PersonalData;
using Folkmoot.Text.Training;

namespace Folkmoot.Text.Tasks;

internal static class WordTask
{
    private const int KnownWords = 60_000;
    private const int AlwaysKept = 15_000;
    private const int Coarse = 200;
    private const int Fine = 1000;
    private const int KMeansRounds = 15;
    private const int Seed = 20261122;
    private const int Filters = 96;
    private const int Epochs = 5;
    private const int RarestWord = 3;

    /// <summary>Brings vectors of length one to the size that the filters learn from best.</summary>
    private const float VectorScale = 2.5f;

    private static readonly int[] Widths = [1, 2, 3];

    public static ModelFile Train(string data, CancellationToken cancellationToken)
    {
        var vectors = WordVectors.Read(Path.Combine(data, "glove"), KnownWords);
        int[] coarse = WordClusters.Of(vectors, Coarse, KMeansRounds, Seed, cancellationToken);
        int[] fine = WordClusters.Of(vectors, Fine, KMeansRounds, Seed + 1, cancellationToken);
        var entries = new SortedDictionary<uint, WordEntry>();
        var known = new Dictionary<uint, int>();
        for (int i = 0; i < vectors.Words.Count; i++)
        {
            uint key = WordTable.Key(LexiconFiles.Normalised(vectors.Words[i]));
            known.TryAdd(key, i);
            entries.TryAdd(key, new WordEntry(WordMarks.None, (byte)(coarse[i] + 1), (ushort)(fine[i] + 1), 0, 0));
        }

        sbyte[] scores = Lexicons(LexiconFiles.Read(Path.Combine(data, "lexicons")), entries);
        Names(entries);
        Mark(entries, PersonWords.All, WordMarks.WhoWord);
        Mark(entries, Negations.All, WordMarks.Negation);
        var tasks = NeuralTasks().Select(t => (Task: t, Rows: t.Rows(data))).ToList();
        var table = new WordTable([.. entries], scores);
        var places = Places(tasks.SelectMany(t => t.Rows.Train), table, known);
        foreach (var (key, place) in places)
        {
            entries[key] = entries.GetValueOrDefault(key) with { Place = (ushort)place };
        }

        table = new WordTable([.. entries], scores);
        var (layer, heads) = Learn(tasks, table, places, known, vectors, cancellationToken);
        byte[] weights = WordModel.Pack(table, layer, heads);
        string hash = Convert.ToHexStringLower(SHA256.HashData(weights));
        var card = WordCard.Of([new GroupMetrics("all", 1, 0, 0, 0, 0, 0)], hash);
        return new ModelFile(WordCard.Of(Evaluate(new ModelFile(card, weights), data), hash), weights);
    }

    /// <summary>How the neural layer does by itself, before it is mixed with the linear models.</summary>
    public static IReadOnlyList<GroupMetrics> Evaluate(ModelFile file, string data)
    {
        var model = WordModel.Load(file);
        var metrics = new List<GroupMetrics>();
        foreach (var task in NeuralTasks())
        {
            var confusion = new Confusion(task.Labels.Count);
            foreach (var row in task.Rows(data).Tune)
            {
                confusion.Add(task.Label(row.Label), Best(model, task, row.Text), given: true);
            }

            metrics.Add(confusion.Metrics(task.Name));
        }

        return metrics;
    }

    private static IReadOnlyList<ClassifierTask> NeuralTasks() => [.. ClassifierTasks.All.Where(t => t.Options.Neural > 0)];

    private static int Best(WordModel model, ClassifierTask task, string text)
    {
        var pooled = model.Pooled(model.Read(text));
        float[] head = model.Heads[task.Name];
        float[] scores = new float[task.Labels.Count];
        for (int k = 0; k < scores.Length; k++)
        {
            var row = head.AsSpan(k * (pooled.Length + 1), pooled.Length + 1);
            scores[k] = System.Numerics.Tensors.TensorPrimitives.Dot(row[..pooled.Length], pooled) + row[pooled.Length];
        }

        return Softmax.Best(scores);
    }

    private static sbyte[] Lexicons(SortedDictionary<string, sbyte[]> lexicon, SortedDictionary<uint, WordEntry> entries)
    {
        var scores = new List<sbyte>();
        var rows = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (word, row) in lexicon)
        {
            // Words that are said the same of share one row.
            string alike = Convert.ToHexString([.. row.Select(s => (byte)s)]);
            if (!rows.TryGetValue(alike, out int number))
            {
                scores.AddRange(row);
                rows[alike] = number = rows.Count + 1;
            }

            uint key = WordTable.Key(word);
            entries[key] = entries.GetValueOrDefault(key) with { Row = checked((ushort)number) };
        }

        return [.. scores];
    }

    private static void Names(SortedDictionary<uint, WordEntry> entries)
    {
        foreach (var (name, kinds) in GivenNames.All.Where(n => (n.Kinds & NameKinds.Given) != 0))
        {
            uint key = WordTable.Key(LexiconFiles.Normalised(name));
            var marks = (kinds & (NameKinds.Word | NameKinds.Place)) == 0 ? WordMarks.Name : WordMarks.PerhapsName;
            entries[key] = entries.GetValueOrDefault(key) with { Marks = marks };
        }
    }

    private static void Mark(SortedDictionary<uint, WordEntry> entries, IEnumerable<string> words, WordMarks mark)
    {
        foreach (string word in words)
        {
            uint key = WordTable.Key(LexiconFiles.Normalised(word));
            var entry = entries.GetValueOrDefault(key);
            entries[key] = entry with { Marks = entry.Marks | mark };
        }
    }

    /// <summary>The words that the neural layer knows: those of the training texts that have a vector or are not rare, and the most frequent ones.</summary>
    private static SortedDictionary<uint, int> Places(IEnumerable<LabelledText> rows, WordTable table, Dictionary<uint, int> known)
    {
        var seen = new Dictionary<uint, int>();
        var reading = new Reading();
        foreach (var row in rows)
        {
            FeatureReader.Read(row.Text, table, reading);
            foreach (uint key in reading.Keys.AsSpan(0, reading.TokenCount).ToArray().Distinct())
            {
                seen[key] = seen.GetValueOrDefault(key) + 1;
            }
        }

        var kept = seen.Where(s => s.Value >= RarestWord || known.ContainsKey(s.Key)).Select(s => s.Key)
            .Union(known.Where(k => k.Value < AlwaysKept).Select(k => k.Key));
        var places = new SortedDictionary<uint, int>();
        foreach (uint key in kept.Order())
        {
            places[key] = places.Count + 1;
        }

        return places;
    }

    private static (NeuralLayer Layer, SortedDictionary<string, float[]> Heads) Learn(
        IReadOnlyList<(ClassifierTask Task, TaskRows Rows)> tasks,
        WordTable table,
        SortedDictionary<uint, int> places,
        Dictionary<uint, int> known,
        WordVectors vectors,
        CancellationToken cancellationToken)
    {
        int width = vectors.Width;
        float[] start = new float[(places.Count + 1) * width];
        float[] beside = new float[(places.Count + 1) * DenseFeatures.Columns];
        var random = new Random(Seed);
        foreach (var (key, place) in places)
        {
            bool found = known.TryGetValue(key, out int word);
            for (int d = 0; d < width; d++)
            {
                start[(place * width) + d] = found ? vectors[word][d] * VectorScale : (random.NextSingle() - 0.5f) * 0.3f;
            }

            int slot = table.Find(key);
            var scores = slot < 0 ? [] : table.Scores(table[slot]);
            for (int c = 0; c < scores.Length; c++)
            {
                beside[(place * DenseFeatures.Columns) + c] = scores[c] / 40f;
            }
        }

        var options = new ConvolutionOptions(
            width, DenseFeatures.Columns, Widths, Filters, [.. tasks.Select(t => t.Task.Labels.Count)], Epochs, 1e-3f, 5e-4f, 0.5f, 0.05f, 50, 0, Seed);
        var trainer = new ConvolutionTrainer(options, start, beside);
        trainer.Train(Examples(tasks, table), cancellationToken);
        float[] joined = new float[(places.Count + 1) * (width + DenseFeatures.Columns)];
        for (int word = 1; word <= places.Count; word++)
        {
            trainer.Vectors.AsSpan(word * width, width).CopyTo(joined.AsSpan(word * (width + DenseFeatures.Columns)));
            beside.AsSpan(word * DenseFeatures.Columns, DenseFeatures.Columns).CopyTo(joined.AsSpan((word * (width + DenseFeatures.Columns)) + width));
        }

        var heads = new SortedDictionary<string, float[]>(StringComparer.Ordinal);
        for (int t = 0; t < tasks.Count; t++)
        {
            heads[tasks[t].Task.Name] = trainer.Head(t);
        }

        return (NeuralLayer.Of(Widths, Filters, joined, width + DenseFeatures.Columns, trainer.Filters, trainer.FilterBias), heads);
    }

    private static List<ConvolutionExample> Examples(IReadOnlyList<(ClassifierTask Task, TaskRows Rows)> tasks, WordTable table)
    {
        var examples = new List<ConvolutionExample>();
        var reading = new Reading();
        for (int t = 0; t < tasks.Count; t++)
        {
            var (task, rows) = tasks[t];
            var counts = rows.Train.CountBy(r => r.Label).ToDictionary();
            foreach (var row in rows.Train)
            {
                FeatureReader.Read(row.Text, table, reading);
                float[] target = new float[task.Labels.Count];
                target[task.Label(row.Label)] = 1;
                float weight = task.Options.Balanced ? rows.Train.Count / (float)(target.Length * counts[row.Label]) : 1;
                examples.Add(new ConvolutionExample(t, [.. reading.Sequence.AsSpan(0, Math.Min(reading.TokenCount, Reading.MostPooled))], target, weight));
            }
        }

        return examples;
    }
}
