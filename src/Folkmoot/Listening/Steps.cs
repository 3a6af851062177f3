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
    private const string English = "sentiment";
    private const string World = "sentiment-world";

    private static readonly ModelUse<TextClassifier, Classification> EnglishSentiment = Use("folkmoot-sentiment");

    private static readonly ModelUse<TextClassifier, Classification> WorldSentiment = Use("folkmoot-sentiment-world");

    public static readonly IReadOnlyList<Step> All =
    [
        new("language", Language),
        new("clean", Clean),
        new(English, (decide, batch) => Sentiment(English, EnglishSentiment, decide, batch)),
        new(World, (decide, batch) => Sentiment(World, WorldSentiment, decide, batch)),
    ];

    private static readonly ModelUse<LanguageModel, LanguageGuess> LanguageUse = new(
        LanguageModel.Id, LanguageModel.Load, (model, text) => model.Guess(text), guess => new Verdict(guess.Code, guess.Score, []));

    /// <summary>Runs all; returns the models that were used, in order.</summary>
    public static IReadOnlyList<UsedModel> Run(Decide decide, IReadOnlyList<Analysis> batch) =>
        [.. All.Select(step => step.Run(decide, batch)).OfType<UsedModel>()];

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

    /// <summary>Outside the languages that it was trained for, a model's certainty means nothing; what says no language goes to the model for English.</summary>
    private static UsedModel? Sentiment(string step, ModelUse<TextClassifier, Classification> use, Decide decide, IReadOnlyList<Analysis> batch)
    {
        if (decide.RunBatch(step, [], use) is not { Card: var card })
        {
            return null;
        }

        var own = batch.Where(a => a.Language is { } language ? card.Languages.Contains(language) : step == English).ToList();
        var answer = decide.RunBatch(step, [.. own.Select(a => a.Plain)], use)!;
        foreach (var (analysis, result) in own.Zip(answer.Answers))
        {
            // In the order of the model's labels: negative, positive, neutral.
            (analysis.NegativeScore, analysis.PositiveScore, analysis.NeutralScore) = (result.Scores[0], result.Scores[1], result.Scores[2]);
            (analysis.Sentiment, analysis.Evidence) = (Feelings.Of(result.Label), result.Reasons);
        }

        return answer.Model;
    }

    private static ModelUse<TextClassifier, Classification> Use(string modelId) =>
        new(modelId, TextClassifier.Load, (model, text) => model.Classify(text), result => new Verdict(result.Label, result.Score, result.Reasons));
}
