// Reads the training rows of each classifier from the data folder.
using System.Text.Json;
using Folkmoot.Text.Training;

namespace Folkmoot.Text.Tasks;

internal static class TaskData
{
    private static readonly IReadOnlyList<(string File, string Code)> World =
    [
        ("arabic", "ar"), ("french", "fr"), ("german", "de"), ("hindi", "hi"), ("italian", "it"), ("portuguese", "pt"), ("spanish", "es"),
    ];

    private const int EnglishBeside = 1800;

    private static readonly Dictionary<string, string> Categories = new(StringComparer.Ordinal)
    {
        ["Affected individuals"] = "affected",
        ["Caution and advice"] = "caution",
        ["Donations and volunteering"] = "donations",
        ["Infrastructure and utilities"] = "infrastructure",
        ["Not applicable"] = "not-applicable",
        ["Sympathy and support"] = "sympathy",
        ["Other Useful Information"] = "other-information",
    };

    public static TaskRows TweetEval(string data, string name)
    {
        IEnumerable<LabelledText> Read(string part) => LabelledText.Read(Path.Combine(data, "tweeteval", $"{name}.{part}.jsonl"), "text", "label", "en");
        return Apart([.. Read("train")], [.. Read("val")]);
    }

    /// <summary>
    /// Hindi is left out: the labels of its rows do not go with their texts (no learner does better than chance on them).
    /// Some English rows are there for the English words that people mix in.
    /// </summary>
    public static TaskRows SentimentWorld(string data)
    {
        var rows = Apart([.. WorldPosts(data, "train").Where(r => r.Group != "hi")], [.. WorldPosts(data, "val").Where(r => r.Group != "hi")]);
        return rows with { Train = [.. rows.Train, .. TweetEval(data, "sentiment").Train.Take(EnglishBeside)] };
    }

    private static IEnumerable<LabelledText> WorldPosts(string data, string part) => World.SelectMany(l =>
        LabelledText.Read(Path.Combine(data, "sentiment-multilingual", $"{l.File}.{part}.jsonl"), "text", "label", l.Code));

    /// <summary>The project's own examples: one in five to tune on and to judge by, chosen by their text.</summary>
    public static TaskRows Examples(string name)
    {
        var rows = LabelledText.ReadResource($"Folkmoot.Text.Examples.{name}.jsonl", "text", "label", "language").ToList();
        return new TaskRows([.. rows.Where(r => r.Tenth > 1)], [.. rows.Where(r => r.Tenth <= 1)]);
    }

    /// <summary>Posts whose language is known, labelled with it.</summary>
    public static IEnumerable<LabelledText> Languages(string data, bool train)
    {
        var english = TweetEval(data, "sentiment");
        var world = Apart([.. WorldPosts(data, "train")], [.. WorldPosts(data, "val")]);
        return (train ? [.. english.Train, .. world.Train] : english.Tune.Concat(world.Tune)).Select(r => r with { Label = r.Group });
    }

    /// <summary>Without the training rows that are rows to tune on again, passed on or with another link.</summary>
    private static TaskRows Apart(IReadOnlyList<LabelledText> train, IReadOnlyList<LabelledText> tune)
    {
        var judged = tune.Select(r => Letters(r.Text)).ToHashSet(StringComparer.Ordinal);
        return new TaskRows([.. train.Where(r => !judged.Contains(Letters(r.Text)))], tune);
    }

    private static string Letters(string text) => string.Concat(text
        .Split(' ')
        .Where(w => !w.StartsWith('@') && !w.StartsWith("http", StringComparison.OrdinalIgnoreCase))
        .SelectMany(w => w)
        .Where(char.IsLetter)
        .Select(char.ToLowerInvariant));

    /// <summary>Grouped by event; there are no rows to tune on, whole events are left out instead.</summary>
    public static TaskRows Crisis(string data, bool category)
    {
        var rows = new List<LabelledText>();
        int number = 0;
        string path = Path.Combine(data, "crisis", "t26.jsonl");
        foreach (string line in File.ReadLines(path))
        {
            number++;
            using var json = JsonDocument.Parse(line);
            var row = json.RootElement;
            if (!row.TryGetProperty("text", out var text) || !row.TryGetProperty("event", out var happening))
            {
                throw new InvalidDataException($"{Path.GetFileName(path)}, line {number}: no 'text' or no 'event'.");
            }

            string? label = category
                ? Categories.GetValueOrDefault(row.GetProperty("type").GetString() ?? "")
                : row.GetProperty("informativeness").GetString() == "Related and informative" ? "informative" : "other";
            if (label is not null)
            {
                rows.Add(new LabelledText(text.GetString()!, label, happening.GetString()!));
            }
        }

        return new TaskRows([.. rows.DistinctBy(r => r.Text)], []);
    }
}
