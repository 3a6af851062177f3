// The steps that every mention goes through, in order, each over a whole batch.
using Folkmoot.Text.Languages;
using Folkmoot.Text.Sentiment;
using Folkmoot.Trust;

namespace Folkmoot.Listening;

/// <param name="Name">As it is named in the model set.</param>
/// <param name="Run">Fills in its part of each analysis; returns the model that it used, or null when it used none.</param>
internal sealed record Step(string Name, Func<Decide, IReadOnlyList<Analysis>, UsedModel?> Run);

internal static class Steps
{
    public static readonly IReadOnlyList<Step> All =
    [
        new("language", Language),
        new("clean", Clean),
        new("sentiment", Sentiment),
    ];

    private static readonly ModelUse<LanguageModel, LanguageGuess> LanguageUse = new(
        LanguageModel.Id, LanguageModel.Load, (model, text) => model.Guess(text), guess => new Verdict(guess.Code, guess.Score, []));

    private static readonly ModelUse<SentimentModel, SentimentResult> SentimentUse = new(
        SentimentModel.Id, SentimentModel.Load, (model, text) => model.Score(text), result => new Verdict(result.Label, result.Scores.Max(), result.Reasons));

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

    private static UsedModel? Sentiment(Decide decide, IReadOnlyList<Analysis> batch)
    {
        if (decide.RunBatch("sentiment", [.. batch.Select(a => a.Plain)], SentimentUse) is not { } answer)
        {
            return null;
        }

        for (var i = 0; i < batch.Count; i++)
        {
            var (analysis, result) = (batch[i], answer.Answers[i]);
            (analysis.NegativeScore, analysis.NeutralScore, analysis.PositiveScore) = (result.Scores[0], result.Scores[1], result.Scores[2]);
            analysis.Evidence = result.Reasons;
            // Outside the languages that it was trained for, a model's certainty means nothing.
            analysis.Sentiment = analysis.Language is { } language && !answer.Card.Languages.Contains(language) ? Feeling.Unclear : Feelings.Of(result.Label);
        }

        return answer.Model;
    }
}
