// Trains a shipped model again from its data, or prints how it does on its validation rows: the commands train and evaluate.
using System.Text.Json;
using Folkmoot.Text.Languages;
using Folkmoot.Text.Sentiment;

namespace Folkmoot.Text;

/// <summary>
/// Each model by the name of its task. Training is deterministic: on the same kind of machine the same data gives the same bytes.
/// </summary>
public static class TrainTask
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private static readonly IReadOnlyDictionary<string, Trainable> Tasks = new SortedDictionary<string, Trainable>(StringComparer.Ordinal)
    {
        ["language"] = new(LanguageModel.Id, LanguageTask.Train, (file, data) => LanguageTask.Evaluate(LanguageModel.Load(file), data)),
        ["sentiment"] = new(SentimentModel.Id, SentimentTask.Train, (file, data) => SentimentTask.Evaluate(SentimentModel.Load(file), data)),
    };

    /// <summary>The tasks that there are models for.</summary>
    public static IEnumerable<string> Names => Tasks.Keys;

    /// <summary>Trains, writes weights and card into a folder, and says how good the model is. Exit status: 0 done, 2 wrong task or unreadable data.</summary>
    /// <param name="data">The folder of the data sets.</param>
    /// <param name="folder">Where the two files go.</param>
    public static Task<int> RunAsync(string task, string data, string folder, TextWriter output, TextWriter errors, CancellationToken cancellationToken) =>
        GuardedAsync(task, errors, async trainable =>
        {
            var model = trainable.Train(data, cancellationToken);
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
            var metrics = trainable.Evaluate(model, data);
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

    private sealed record Trainable(string Id, Func<string, CancellationToken, ModelFile> Train, Func<ModelFile, string, IReadOnlyList<GroupMetrics>> Evaluate);
}
