// Asks the models about one row and writes their answers.
using System.Text.Json;
using Folkmoot.Text.Languages;
using Folkmoot.Text.Sentiment;

namespace Folkmoot.Text.Lines;

internal sealed class Analysis(AnalyseOptions options)
{
    /// <summary>Digits of a score: more would only look exact.</summary>
    private const int Digits = 4;

    private readonly bool _language = options.Tasks.Contains("language");
    private readonly bool _sentiment = options.Tasks.Contains("sentiment");

    public void Write(Utf8JsonWriter json, AnalyseRow row)
    {
        json.WriteStartObject();
        if (!row.Id.IsEmpty)
        {
            json.WritePropertyName("id"u8);
            json.WriteRawValue(row.Id, skipInputValidation: true);
        }

        var guess = LanguageModel.Shipped.Guess(row.Text);
        if (_language)
        {
            WriteLanguage(json, guess);
        }

        int best = _sentiment ? WriteSentiment(json, row, guess) : 0;
        WriteModels(json);
        if (options.Explain)
        {
            WriteExplanation(json, row.Text, best);
        }

        json.WriteEndObject();
    }

    private void WriteLanguage(Utf8JsonWriter json, LanguageGuess guess)
    {
        json.WriteStartObject("language"u8);
        json.WriteString("code"u8, options.NoAbstain ? guess.Best : guess.Code);
        json.WriteNumber("score"u8, Math.Round(guess.Score, Digits));
        json.WriteEndObject();
    }

    private int WriteSentiment(Utf8JsonWriter json, AnalyseRow row, LanguageGuess guess)
    {
        var model = SentimentModel.Shipped;
        Span<float> scores = stackalloc float[SentimentWeights.Classes];
        var (best, given) = model.Score(row.Text, scores);
        string language = row.Language ?? guess.Code;
        given &= language == LanguageGuess.Undetermined || model.Card.Languages.Contains(language);
        json.WriteStartObject("sentiment"u8);
        json.WriteString("label"u8, given || options.NoAbstain ? SentimentModel.Labels[best] : SentimentResult.Abstain);
        json.WriteNumber("score"u8, Math.Round((double)scores[best], Digits));
        json.WriteStartObject("scores"u8);
        for (int k = 0; k < scores.Length; k++)
        {
            json.WriteNumber(SentimentModel.Labels[k], Math.Round((double)scores[k], Digits));
        }

        json.WriteEndObject();
        json.WriteEndObject();
        return best;
    }

    private void WriteModels(Utf8JsonWriter json)
    {
        json.WriteStartObject("model"u8);
        if (_language)
        {
            json.WriteString("language"u8, LanguageModel.Shipped.Card.Reference);
        }

        if (_sentiment)
        {
            json.WriteString("sentiment"u8, SentimentModel.Shipped.Card.Reference);
        }

        json.WriteEndObject();
    }

    private void WriteExplanation(Utf8JsonWriter json, ReadOnlySpan<char> text, int best)
    {
        json.WriteStartArray("explanation"u8);
        foreach (var reason in _sentiment ? SentimentModel.Shipped.Reasons(text, best) : [])
        {
            json.WriteStartObject();
            json.WriteString("task"u8, "sentiment"u8);
            json.WriteString("label"u8, SentimentModel.Labels[best]);
            json.WriteNumber("start"u8, reason.Start);
            json.WriteNumber("length"u8, reason.Length);
            json.WriteNumber("weight"u8, Math.Round(reason.Weight, Digits));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
