// Asks the models about one row and writes their answers.
using System.Text.Json;
using Folkmoot.Text.Classifiers;
using Folkmoot.Text.Features;
using Folkmoot.Text.Languages;
using Folkmoot.Text.PersonalData;

namespace Folkmoot.Text.Lines;

internal sealed class Analysis
{
    /// <summary>Digits of a score: more would only look exact.</summary>
    private const int Digits = 4;

    private const float LikelyToo = 0.2f;

    private const string World = "sentiment-world";
    private const string Crisis = "crisis";
    private const string Topics = "topics";
    private const string CrisisCategory = "crisis-category";

    private readonly AnalyseOptions _options;
    private readonly bool _language;
    private readonly bool _personalData;
    private readonly IReadOnlyList<Asked> _asked;
    private readonly Asked? _world;
    private readonly List<(JsonEncodedText Task, TextClassifier Model, int Best)> _decided = [];

    public Analysis(AnalyseOptions options)
    {
        _options = options;
        _language = options.Tasks.Contains("language");
        _personalData = options.Tasks.Contains("personalData");
        _asked = [.. Classifiers.Where(options.Tasks.Contains).Select(t => new Asked(t, TextClassifier.Shipped(t == Topics ? "folkmoot-topic" : $"folkmoot-{t}"), t == Crisis ? TextClassifier.Shipped($"folkmoot-{CrisisCategory}") : null))];
        _world = options.Tasks.Contains("sentiment") ? new Asked("sentiment", TextClassifier.Shipped($"folkmoot-{World}"), null) : null;
    }

    /// <summary>The tasks that a classifier does, by the name of its field.</summary>
    public static IReadOnlyList<string> Classifiers { get; } = ["sentiment", "emotion", "irony", "offensive", "hate", Crisis, "urgency", "kind", Topics];

    public void Write(Utf8JsonWriter json, AnalyseRow row)
    {
        _decided.Clear();
        json.WriteStartObject();
        if (!row.Id.IsEmpty)
        {
            json.WritePropertyName("id"u8);
            json.WriteRawValue(row.Id, skipInputValidation: true);
        }

        var guess = LanguageModel.Shipped.Guess(row.Text);
        if (_language)
        {
            json.WriteStartObject("language"u8);
            json.WriteString("code"u8, _options.NoAbstain ? guess.Best : guess.Code);
            json.WriteNumber("score"u8, Math.Round(guess.Score, Digits));
            json.WriteEndObject();
        }

        string language = row.Language ?? (guess.Code == LanguageGuess.Undetermined ? guess.Best : guess.Code);
        var reading = _asked.Count > 0 ? WordModel.Shipped.Read(row.Text) : null;
        foreach (var asked in _asked)
        {
            WriteLabel(json, _world is not null && asked.Name == _world.Name && language is not ("en" or LanguageGuess.Undetermined) ? _world : asked, reading!, language);
        }

        if (_personalData)
        {
            WritePersonalData(json, row.Text);
        }

        WriteModels(json);
        if (_options.Explain)
        {
            WriteExplanation(json, row.Text);
        }

        json.WriteEndObject();
    }

    private void WriteLabel(Utf8JsonWriter json, Asked asked, Reading reading, string language)
    {
        var model = asked.Model;
        Span<float> scores = stackalloc float[ClassifierWeights.MostLabels];
        var (best, given) = model.Score(reading, scores);
        bool speaks = language == LanguageGuess.Undetermined || model.Card.Languages.Contains(language);
        _decided.Add((asked.Field, model, best));
        if (asked.Name == Topics)
        {
            WriteTopics(json, asked, (given && speaks) || _options.NoAbstain ? best : -1, scores);
            return;
        }

        json.WriteStartObject(asked.Field);
        json.WriteString("label"u8, (given && speaks) || _options.NoAbstain ? asked.Labels[best] : asked.Abstain);
        json.WriteNumber("score"u8, Math.Round((double)scores[best], Digits));
        WriteScores(json, asked.Labels, scores);
        if (asked.Second is { } second)
        {
            var (category, sure) = second.Score(reading, scores);
            json.WriteString("category"u8, sure || _options.NoAbstain ? asked.SecondLabels[category] : asked.Abstain);
        }

        json.WriteEndObject();
    }

    /// <summary>The surest one, and others that are likely too; none where the model is not sure.</summary>
    private static void WriteTopics(Utf8JsonWriter json, Asked asked, int best, ReadOnlySpan<float> scores)
    {
        json.WriteStartArray(asked.Field);
        for (int k = 0; best >= 0 && k < asked.Labels.Length; k++)
        {
            if (k == best || scores[k] >= LikelyToo)
            {
                json.WriteStartObject();
                json.WriteString("label"u8, asked.Labels[k]);
                json.WriteNumber("score"u8, Math.Round((double)scores[k], Digits));
                json.WriteEndObject();
            }
        }

        json.WriteEndArray();
    }

    private static void WriteScores(Utf8JsonWriter json, JsonEncodedText[] labels, ReadOnlySpan<float> scores)
    {
        json.WriteStartObject("scores"u8);
        for (int k = 0; k < labels.Length; k++)
        {
            json.WriteNumber(labels[k], Math.Round((double)scores[k], Digits));
        }

        json.WriteEndObject();
    }

    private static void WritePersonalData(Utf8JsonWriter json, ReadOnlySpan<char> text)
    {
        json.WriteStartArray("personalData"u8);
        foreach (var span in PersonalDataScanner.Find(text))
        {
            json.WriteStartObject();
            json.WriteString("kind"u8, span.Kind.Word());
            json.WriteNumber("start"u8, span.Start);
            json.WriteNumber("length"u8, span.Length);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteModels(Utf8JsonWriter json)
    {
        json.WriteStartObject("model"u8);
        if (_language)
        {
            json.WriteString("language"u8, LanguageModel.Shipped.Card.Reference);
        }

        foreach (var (task, model, _) in _decided)
        {
            json.WriteString(task, model.Card.Reference);
        }

        json.WriteEndObject();
    }

    private void WriteExplanation(Utf8JsonWriter json, ReadOnlySpan<char> text)
    {
        json.WriteStartArray("explanation"u8);
        string whole = text.ToString();
        foreach (var (task, model, best) in _decided)
        {
            foreach (var reason in model.Reasons(whole, best))
            {
                json.WriteStartObject();
                json.WriteString("task"u8, task);
                json.WriteString("label"u8, model.Labels[best]);
                json.WriteNumber("start"u8, reason.Start);
                json.WriteNumber("length"u8, reason.Length);
                json.WriteNumber("weight"u8, Math.Round(reason.Weight, Digits));
                json.WriteEndObject();
            }
        }

        json.WriteEndArray();
    }

    /// <summary>A classifier with its words ready to be written.</summary>
    private sealed class Asked(string name, TextClassifier model, TextClassifier? second)
    {
        public string Name => name;

        public TextClassifier Model => model;

        public TextClassifier? Second => second;

        public JsonEncodedText Field { get; } = JsonEncodedText.Encode(name);

        public JsonEncodedText Abstain { get; } = JsonEncodedText.Encode(Classification.Abstain);

        public JsonEncodedText[] Labels { get; } = [.. model.Labels.Select(l => JsonEncodedText.Encode(l))];

        public JsonEncodedText[] SecondLabels { get; } = [.. (second?.Labels ?? []).Select(l => JsonEncodedText.Encode(l))];
    }
}
