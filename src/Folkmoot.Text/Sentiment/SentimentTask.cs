// What the commands train and evaluate do for sentiment: which rows, which card.
using System.Security.Cryptography;
using Folkmoot.Text.Evaluation;
using Folkmoot.Text.Training;

namespace Folkmoot.Text.Sentiment;

internal static class SentimentTask
{
    public const string Everything = "all";

    private const int TuningTenth = 1;

    private static readonly (string Code, string Name)[] OtherLanguages =
        [("ar", "arabic"), ("de", "german"), ("es", "spanish"), ("fr", "french"), ("it", "italian"), ("pt", "portuguese")];

    public static ModelFile Train(string data, CancellationToken cancellationToken)
    {
        var judged = Rows(data, "val").Select(r => Letters(r.Text)).ToHashSet();
        var rows = Rows(data, "train").Where(r => !judged.Contains(Letters(r.Text))).ToList();
        var (weights, threshold) = SentimentTrainer.Train(
            [.. rows.Where(r => r.Tenth != TuningTenth)],
            [.. rows.Where(r => r.Tenth == TuningTenth)],
            Lexicons.Read(Path.Combine(data, "lexicons")),
            new SentimentTraining(),
            cancellationToken);
        var card = Card(Convert.ToHexStringLower(SHA256.HashData(weights)), threshold);
        var file = new ModelFile(card, weights);
        return file with { Card = card with { Metrics = Evaluate(SentimentModel.Load(file), data) } };
    }

    /// <summary>On the validation files, which nothing was fitted or chosen on.</summary>
    public static IReadOnlyList<GroupMetrics> Evaluate(SentimentModel model, string data)
    {
        var all = new Confusion(SentimentWeights.Classes);
        var groups = new SortedDictionary<string, Confusion>(StringComparer.Ordinal);
        float[] scores = new float[SentimentWeights.Classes];
        foreach (var row in Rows(data, "val"))
        {
            var (best, given) = model.Score(row.Text, scores);
            groups.TryAdd(row.Group, new Confusion(SentimentWeights.Classes));
            groups[row.Group].Add(SentimentTrainer.Label(row.Label), best, given);
            all.Add(SentimentTrainer.Label(row.Label), best, given);
        }

        return [all.Metrics(Everything), .. groups.Select(g => g.Value.Metrics(g.Key))];
    }

    internal static List<LabelledText> Rows(string data, string split) =>
    [
        .. LabelledText.Read(Path.Combine(data, "tweeteval", $"sentiment.{split}.jsonl"), "text", "label", "en"),
        .. OtherLanguages.SelectMany(l => LabelledText.Read(Path.Combine(data, "sentiment-multilingual", $"{l.Name}.{split}.jsonl"), "text", "label", l.Code)),
    ];

    /// <summary>What is left of a text when only its letters count: a post that was passed on with another link is the same post.</summary>
    private static string Letters(string text) => string.Concat(text
        .Split(' ')
        .Where(w => !w.StartsWith('@') && !w.StartsWith("http", StringComparison.OrdinalIgnoreCase))
        .SelectMany(w => w)
        .Where(char.IsLetter)
        .Select(char.ToLowerInvariant));

    private static ModelCard Card(string hash, double threshold) => new(
        SentimentModel.Id,
        "Sentiment of short posts",
        "1.0.0",
        "Says whether a post is written in a negative, neutral or positive tone, to order a queue and to show trends. Never the only ground of a decision about a person, and not for rating people.",
        "The agency's public task (GDPR Art. 6(1)(e) where it applies): reading what is addressed to it. The agency confirms this in its own record of processing.",
        "The Folkmoot contributors; in use: the agency's communications office",
        ["en", .. OtherLanguages.Select(l => l.Code)],
        [
            new TrainingSource("tweeteval/sentiment.train: English posts of SemEval-2017 task 4, rebuilt", "research-grade posts; only weights are shipped, no text", "Nine tenths for training, one for calibration and the threshold"),
            new TrainingSource("sentiment-multilingual/*.train: Arabic, French, German, Italian, Portuguese and Spanish posts (UMSAB of XLM-T)", "Apache-2.0 repository of research posts; only weights are shipped", "Nine tenths for training, one for calibration and the threshold"),
            new TrainingSource("lexicons: VADER", "MIT", "What a word's valence says is folded into the word's weight"),
            new TrainingSource("lexicons: AFINN (English, French, emoticons)", "Apache-2.0", "As above"),
            new TrainingSource("lexicons: opinion words of Hu and Liu (2004)", "CC BY 4.0", "As above"),
            new TrainingSource("*.val of the first two", "as above", "Only for the metrics of this card; training posts with the same letters were left out"),
        ],
        [],
        [
            "Irony, quotation and sarcasm are read as they stand. Neutral posts about sad events are often called negative.",
            "Trained on posts of 2013 to 2017 about entertainment, sports and politics; complaints about services are read less well than the metrics say. Judge it on your own posts first.",
            "Outside English there were 1,839 posts for each language: read the language's own line of the metrics before you rely on it. Posts in Hindi written in Latin letters were left out: a trial on them was no better than chance.",
            "Every label was made to count the same: where most posts are neutral, more of them are called positive or negative than is right.",
            "Names and handles are masked where capital letters and the training texts show them; names in small letters or unknown scripts are not.",
            "In six invented English sentences with twelve given names common among European Americans and twelve among African Americans and Muslims, the two groups' mean scores (positive less negative) differ by 0.001, but a single name still moves the score by up to 0.08.",
        ],
        threshold,
        SentimentTrainer.TargetErrorRate,
        "folkmoot train sentiment --data DIR --model src/Folkmoot.Text/Models",
        "folkmoot evaluate sentiment --data DIR",
        new DateOnly(2027, 11, 1),
        hash);
}
