// The steps that every mention goes through, in order, each over a whole batch.
using Folkmoot.Text.Classifiers;
using Folkmoot.Text.Languages;
using Folkmoot.Trust;

namespace Folkmoot.Listening;

/// <param name="Name">As it is named in the model set.</param>
/// <param name="Run">Fills in its part of each analysis; returns the model that it used, or null when it used none.</param>
internal sealed record Step(string Name, Func<Decide, IReadOnlyList<Analysis>, UsedModel?> Run);

internal static class Steps
{
    public const string World = "sentiment-world";

    private static readonly ModelUse<LanguageModel, LanguageGuess> LanguageUse = new(
        LanguageModel.Id, LanguageModel.Load, (model, text) => model.Guess(text), guess => new Verdict(guess.Code, guess.Score, []));

    public static readonly IReadOnlyList<Step> All =
    [
        new("language", Language),
        new("clean", Clean),
        Sentiment(LabelTask.Sentiment),
        Sentiment(World),
        .. LabelTask.All.Select(Label),
    ];

    /// <summary>Runs all; returns the models that were used, in order.</summary>
    public static IReadOnlyList<UsedModel> Run(Decide decide, IReadOnlyList<Analysis> batch) =>
        [.. All.Select(step => step.Run(decide, batch)).OfType<UsedModel>()];

    /// <summary>The step that judged the sentiment of a text in this language.</summary>
    public static string SentimentStep(string? language) => language is null or Folkmoot.Web.Texts.English ? LabelTask.Sentiment : World;

    /// <summary>The text's own language; where it does not say, its author's word.</summary>
    private static UsedModel? Language(Decide decide, IReadOnlyList<Analysis> batch)
    {
        var answer = decide.RunBatch("language", [.. batch.Select(a => a.Text)], LanguageUse);
        for (var i = 0; i < batch.Count; i++)
        {
            if (answer?.Answers[i] is { } guess && guess.Code != LanguageGuess.Undetermined)
            {
                (batch[i].Language, batch[i].LanguageScore) = (guess.Code, guess.Score);
            }
            else
            {
                batch[i].Language = LanguageTags.MainPart(batch[i].DeclaredLanguage);
            }
        }

        return answer?.Model;
    }

    private static UsedModel? Clean(Decide decide, IReadOnlyList<Analysis> batch)
    {
        foreach (var analysis in batch)
        {
            analysis.Plain = Blank.Out(analysis.Text);
        }

        return null;
    }

    private static Step Sentiment(string step)
    {
        var use = Use($"folkmoot-{step}", (model, text) => model.Classify(text));
        return new Step(step, (decide, batch) => Ask(step, decide, batch, use, _ => true, (analysis, answer) =>
        {
            // In the order of the model's labels: negative, positive, neutral.
            (analysis.NegativeScore, analysis.PositiveScore, analysis.NeutralScore) = (answer.Scores[0], answer.Scores[1], answer.Scores[2]);
            (analysis.Sentiment, analysis.Evidence) = (Feelings.Of(answer.Label), answer.Reasons);
        }));
    }

    private static Step Label(LabelTask task)
    {
        var use = Use(task.ModelId, (model, text) => Classify(model, text, task.Plain));
        return new Step(task.Name, (decide, batch) => Ask(
            task.Name, decide, batch, use, task.Asks, (analysis, answer) => analysis.Labels.Add(MentionLabel.Of(task.Name, answer))));
    }

    /// <summary>
    /// Outside the languages that it was trained for, a model's certainty means nothing, so it is not asked. A text that says no language,
    /// such as a cry or a row of emoji, is asked for its sentiment and its urgency alone, as English.
    /// </summary>
    private static UsedModel? Ask(
        string step, Decide decide, IReadOnlyList<Analysis> batch, ModelUse<TextClassifier, Classification> use, Func<Analysis, bool> asks, Action<Analysis, Classification> take)
    {
        if (decide.CardOf(use) is not { } card)
        {
            return null;
        }

        var asked = batch.Where(a => a.Language is { } language ? card.Languages.Contains(language) : step is LabelTask.Sentiment or LabelTask.Urgency).Where(asks).ToList();
        if (decide.RunBatch(step, [.. asked.Select(a => a.Plain)], use) is not { } answer)
        {
            return null;
        }

        foreach (var (analysis, one) in asked.Zip(answer.Answers))
        {
            take(analysis, one);
        }

        return answer.Model;
    }

    private static ModelUse<TextClassifier, Classification> Use(string modelId, Func<TextClassifier, string, Classification> ask) =>
        new(modelId, TextClassifier.Load, ask, answer => new Verdict(answer.Label, answer.Score, answer.Reasons));

    /// <summary>Looks for reasons only where there will be something to explain: looking costs many times what the label does.</summary>
    private static Classification Classify(TextClassifier model, string text, string? plain)
    {
        Span<float> scores = stackalloc float[model.Labels.Count];
        var (best, given) = model.Score(text, scores);
        var label = model.Labels[best];
        return given && label != plain
            ? model.Classify(text)
            : new Classification(given ? label : Classification.Abstain, label, scores[best], [.. scores.ToArray().Select(s => (double)s)], []);
    }
}
