// Trains a shipped model again from its data, or prints how it does on its validation rows: the commands train and evaluate.
using System.Security.Cryptography;
using System.Text.Json;
using Folkmoot.Text.Classifiers;
using Folkmoot.Text.Intents;
using Folkmoot.Text.Languages;
using Folkmoot.Text.Learning;
using Folkmoot.Text.Tasks;

namespace Folkmoot.Text;

/// <summary>
/// Each model by the name of its task. Training is deterministic: on the same kind of machine the same data gives the same bytes.
/// </summary>
public static class TrainTask
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private static readonly SortedDictionary<string, Trainable> Tasks = All();

    /// <summary>The tasks that there are models for.</summary>
    public static IEnumerable<string> Names => Tasks.Keys;

    /// <summary>Trains, writes weights and card into a folder, and says how good the model is. Exit status: 0 done, 2 wrong task or unreadable data.</summary>
    /// <param name="data">The folder of the data sets.</param>
    /// <param name="folder">Where the two files go.</param>
    /// <param name="corrections">A file of rows that the model learns from as well, or null.</param>
    public static Task<int> RunAsync(string task, string data, string folder, string? corrections, TextWriter output, TextWriter errors, CancellationToken cancellationToken) =>
        GuardedAsync(task, errors, async trainable =>
        {
            var model = trainable.Train(data, corrections, Words(folder), cancellationToken);
            await ModelCatalogue.WriteAsync(folder, model, cancellationToken);
            await errors.WriteLineAsync($"{model.Card.Reference}: {model.Weights.Length} bytes of weights, SHA-256 {model.Card.Sha256}, threshold {model.Card.AbstainThreshold}.");
            await PrintAsync(output, model.Card.Metrics);
            return 0;
        });

    /// <summary>
    /// Prints one JSON line for each group of rows, as the card states them. Exit status: 0 the card says the same, 1 it says something
    /// else, 2 wrong task or unreadable data or model.
    /// </summary>
    /// <param name="folder">Where the model is, or null for the one that is shipped.</param>
    public static Task<int> EvaluateAsync(string task, string data, string? folder, TextWriter output, TextWriter errors, CancellationToken cancellationToken) =>
        GuardedAsync(task, errors, async trainable =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            var model = (folder is null ? ModelCatalogue.Shipped : ModelCatalogue.In(folder)).Load(trainable.Id);
            var metrics = trainable.Evaluate(model, data, Words(folder), cancellationToken);
            await PrintAsync(output, metrics);
            if (metrics.SequenceEqual(model.Card.Metrics))
            {
                return 0;
            }

            await errors.WriteLineAsync($"The card of {model.Card.Reference} states other figures.");
            return 1;
        });

    private static async Task<int> GuardedAsync(string task, TextWriter errors, Func<Trainable, Task<int>> run)
    {
        if (!Tasks.TryGetValue(task, out var trainable))
        {
            await errors.WriteLineAsync($"There is no model for '{task}'. There are: {string.Join(", ", Names)}.");
            return 2;
        }

        try
        {
            return await run(trainable);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException or ModelRefusedException)
        {
            await errors.WriteLineAsync(e.Message);
            return 2;
        }
    }

    private static async Task PrintAsync(TextWriter output, IReadOnlyList<GroupMetrics> metrics)
    {
        foreach (var group in metrics)
        {
            await output.WriteLineAsync(JsonSerializer.Serialize(group, Json));
        }
    }

    /// <summary>The word model that is in the folder, or else the one that is shipped.</summary>
    private static Func<WordModel> Words(string? folder) => () =>
        folder is not null && Directory.Exists(folder) && ModelCatalogue.In(folder) is { } there && there.Ids.Contains(WordModel.Id)
            ? WordModel.Load(there.Load(WordModel.Id))
            : WordModel.Shipped;

    private static SortedDictionary<string, Trainable> All()
    {
        var vectors = new Trainable(
            VectorTable.Id,
            (data, corrections, _, cancel) => VectorsTask.Train(None(corrections, data), cancel),
            (file, data, _, cancel) => VectorsTask.Evaluate(VectorTable.Load(file), data, cancel));
        var tasks = new SortedDictionary<string, Trainable>(StringComparer.Ordinal)
        {
            ["language"] = new(LanguageModel.Id, (data, corrections, _, cancel) => LanguageTask.Train(None(corrections, data), cancel), (file, data, _, _) => LanguageTask.Evaluate(LanguageModel.Load(file), data)),
            ["words"] = new(WordModel.Id, (data, corrections, _, cancel) => WordTask.Train(None(corrections, data), cancel), (file, data, _, _) => WordTask.Evaluate(file, data)),
            ["vectors"] = vectors,
            ["intents"] = vectors,
        };
        foreach (var task in ClassifierTasks.All)
        {
            tasks.Add(task.Name, new(
                task.Id,
                (data, corrections, words, cancel) => Train(task, data, corrections, words(), cancel),
                (file, data, words, cancel) => ClassifierTrainer.Evaluate(task, task.Rows(data), file, words(), cancel)));
        }

        return tasks;
    }

    /// <exception cref="InvalidDataException">There are corrections, and this model cannot learn from them.</exception>
    private static string None(string? corrections, string data) =>
        corrections is null ? data : throw new InvalidDataException("This model takes no corrections: it gives no label that a person could correct.");

    private static ModelFile Train(ClassifierTask task, string data, string? corrections, WordModel words, CancellationToken cancellationToken)
    {
        var rows = task.Rows(data);
        if (corrections is not null)
        {
            var added = Corrections.Read(corrections, task);
            rows = rows with { Train = [.. rows.Train, .. added] };
            task = task with { Sources = [.. task.Sources, new TrainingSource($"Corrections by the agency's own people, {added.Count} rows", "the agency's own", "Training")], Corrected = true };
        }

        var (weights, threshold, metrics) = ClassifierTrainer.Train(task, rows, words, cancellationToken);
        string hash = Convert.ToHexStringLower(SHA256.HashData(weights));
        return new ModelFile(ClassifierCard.Of(task, metrics, threshold, hash), weights);
    }

    private sealed record Trainable(
        string Id,
        Func<string, string?, Func<WordModel>, CancellationToken, ModelFile> Train,
        Func<ModelFile, string, Func<WordModel>, CancellationToken, IReadOnlyList<GroupMetrics>> Evaluate);
}
