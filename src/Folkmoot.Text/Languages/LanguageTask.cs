// What the commands train and evaluate do for languages: which rows, which card.
using Folkmoot.Text.Evaluation;
using Folkmoot.Text.Tasks;
using Folkmoot.Text.Training;

namespace Folkmoot.Text.Languages;

internal static class LanguageTask
{
    public const string Everything = "all, whole sentences";
    public const string Posts = "posts in ar, de, en, es, fr, it, pt";
    public const string ShortPieces = "all, pieces of 1 to 6 words";

    private const int ValidationTenth = 0;
    private const int TuningTenth = 1;
    private const int PieceSeed = 7;

    /// <summary>As many English posts as there are of each other language.</summary>
    private const int EnglishPosts = 2000;

    public static ModelFile Train(string data, CancellationToken cancellationToken)
    {
        List<LabelledText> rows = [.. Rows(data), .. PostsOf(data, "train")];
        var (weights, languages, threshold) = LanguageTrainer.Train(
            [.. rows.Where(r => r.Tenth is not (ValidationTenth or TuningTenth))],
            [.. rows.Where(r => r.Tenth == TuningTenth)],
            new LanguageTraining(),
            cancellationToken);
        var card = Card(LanguageTrainer.Hash(weights), languages, threshold);
        var file = new ModelFile(card, weights);
        return file with { Card = card with { Metrics = Evaluate(LanguageModel.Load(file), data) } };
    }

    /// <summary>On a tenth of the sentences that nothing was fitted or chosen on.</summary>
    public static IReadOnlyList<GroupMetrics> Evaluate(LanguageModel model, string data)
    {
        string[] codes = [.. model.Card.Languages, LanguageGuess.Undetermined];
        var all = new Confusion(codes.Length);
        var pieces = new Confusion(codes.Length);
        var posts = new Confusion(codes.Length);
        foreach (var row in PostsOf(data, "val"))
        {
            var guess = model.Guess(row.Text);
            posts.Add(Array.IndexOf(codes, row.Label), Best(guess), guess.Code != LanguageGuess.Undetermined);
        }

        var random = new Random(PieceSeed);
        foreach (var row in Rows(data).Where(r => r.Tenth == ValidationTenth))
        {
            int truth = Array.IndexOf(codes, row.Label);
            var guess = model.Guess(row.Text);
            int best = Best(guess);
            bool given = guess.Code != LanguageGuess.Undetermined;
            all.Add(truth, best, given);
            guess = model.Guess(LanguageTrainer.Piece(row.Text, random));
            pieces.Add(truth, Best(guess), guess.Code != LanguageGuess.Undetermined);
        }

        return [all.Metrics(Everything), pieces.Metrics(ShortPieces), posts.Metrics(Posts), .. model.Card.Languages.Select((code, k) => all.OfLabel(k, code))];

        int Best(LanguageGuess guess) => Array.IndexOf(codes, guess.Best) is >= 0 and var index ? index : codes.Length - 1;
    }

    private static List<LabelledText> Rows(string data) =>
        [.. LabelledText.Read(Path.Combine(data, "languages", "sentences.jsonl"), "text", "language", group: null)];

    private static IEnumerable<LabelledText> PostsOf(string data, string split) => TaskData.Languages(data, train: split == "train")
        .GroupBy(r => r.Group)
        .SelectMany(g => g.Take(EnglishPosts))
        .Select(r => r with { Label = r.Group });

    private static ModelCard Card(string hash, IReadOnlyList<string> languages, double threshold) => new(
        LanguageModel.Id,
        "Language of short texts",
        "1.0.0",
        "Says which language a social post or message is written in, so that it reaches somebody who reads it and is marked up correctly. Not for guessing where people come from or who they are.",
        "The agency's public task (GDPR Art. 6(1)(e) where it applies): the text is read to answer or route it. The agency confirms this in its own record of processing.",
        "The Folkmoot contributors; in use: the agency's communications office",
        languages,
        [
            new TrainingSource("languages/sentences.jsonl: up to 800 news and web sentences for each language (Wortschatz Leipzig, by way of Lingua)", "Apache-2.0", "Eight tenths for training, one for calibration and the threshold, one for the metrics of this card; no sentence is in the weights"),
            new TrainingSource("sentiment-multilingual/*.train and 2,000 of tweeteval/sentiment.train: posts in seven languages", "research-grade posts; only weights are shipped, no text", "Eight tenths for training, one for calibration and the threshold; the posts of *.val only for the metrics of this card"),
        ],
        [],
        [
            "Posts were there for seven languages only (ar, de, en, es, fr, it, pt), for the others news and web sentences: there slang, dialects and romanised writing are guessed less well than the metrics say.",
            "Close languages are often taken for each other: Bosnian and Croatian, Indonesian and Malay, the two Norwegians, Tswana and Southern Sotho.",
            "A text in two languages gets the one with more of it. One or two words often get no language.",
            "A language that is not in the list is taken for a relative or left undetermined. Serbian is known in Cyrillic only.",
            "Where one language has a script to itself (Greek, Thai, Hangul and others) the script alone decides, also for minor languages in that script.",
        ],
        threshold,
        LanguageTrainer.TargetErrorRate,
        "folkmoot train language --data DIR --model src/Folkmoot.Text/Models",
        "folkmoot evaluate language --data DIR",
        new DateOnly(2027, 11, 1),
        hash);
}
