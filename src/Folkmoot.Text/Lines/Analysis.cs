// Asks the models about one row and writes their answers.
using Folkmoot.Text.Classifiers;
using Folkmoot.Text.Features;
using Folkmoot.Text.Languages;
using Folkmoot.Text.PersonalData;

namespace Folkmoot.Text.Lines;

internal sealed class Analysis
{
    /// <summary>Digits of the weight of a reason.</summary>
    private const int Digits = 4;

    private const float LikelyToo = 0.2f;

    private const string World = "sentiment-world";
    private const string Sentiment = "sentiment";
    private const string Crisis = "crisis";
    private const string Topics = "topics";
    private const string CrisisCategory = "crisis-category";

    private readonly AnalyseOptions _options;
    private readonly bool _language;
    private readonly bool _personalData;
    private readonly IReadOnlyList<Asked> _asked;
    private readonly Asked? _world;
    private readonly ClassifierGroup? _group;
    private readonly int[] _sums;
    private readonly byte[] _models;
    private readonly byte[] _modelsOfTheWorld;
    private readonly List<PersonalSpan> _spans = [];
    private readonly List<(Asked Asked, int Best)> _decided = [];

    public Analysis(AnalyseOptions options)
    {
        _options = options;
        _language = options.Tasks.Contains("language");
        _personalData = options.Tasks.Contains("personalData");
        var together = new List<TextClassifier>();
        int Join(string name)
        {
            together.Add(TextClassifier.Shipped($"folkmoot-{name}"));
            return together.Count - 1;
        }

        _asked = [.. Classifiers.Where(options.Tasks.Contains).Select(t => new Asked(
            t, TextClassifier.Shipped(t == Topics ? "folkmoot-topic" : $"folkmoot-{t}"), Join(t == Topics ? "topic" : t), t == Crisis ? Join(CrisisCategory) : -1))];
        _world = options.Tasks.Contains(Sentiment) ? new Asked(Sentiment, TextClassifier.Shipped($"folkmoot-{World}"), -1, -1) : null;
        _group = together.Count > 0 ? new ClassifierGroup(together) : null;
        _sums = new int[_group?.Sums ?? 0];
        _models = Models(_asked);
        _modelsOfTheWorld = Models([.. _asked.Select(a => a.Name == Sentiment ? _world! : a)]);
    }

    /// <summary>The tasks that a classifier does, by the name of its field.</summary>
    public static IReadOnlyList<string> Classifiers { get; } = [Sentiment, "emotion", "irony", "offensive", "hate", Crisis, "urgency", "kind", Topics];

    public void Write(JsonBytes json, AnalyseRow row)
    {
        _decided.Clear();
        json.Add("{"u8);
        if (!row.Id.IsEmpty)
        {
            json.Add("\"id\":"u8);
            json.Add(row.Id);
            json.Add(","u8);
        }

        string language = row.Language ?? LanguageGuess.Undetermined;
        if (_language || (row.Language is null && _asked.Count > 0))
        {
            var guess = LanguageModel.Shipped.Guess(row.Text);
            language = row.Language ?? (guess.Code == LanguageGuess.Undetermined ? guess.Best : guess.Code);
            WriteLanguage(json, guess);
        }

        bool world = _world is not null && language is not ("en" or LanguageGuess.Undetermined);
        WriteLabels(json, row.Text, language, world);
        if (_personalData)
        {
            WritePersonalData(json, row.Text);
        }

        json.Add(world ? _modelsOfTheWorld : _models);
        if (_options.Explain)
        {
            WriteExplanation(json, row.Text);
        }

        json.Add("}"u8);
    }

    private void WriteLanguage(JsonBytes json, LanguageGuess guess)
    {
        if (_language)
        {
            json.Add("\"language\":{\"code\":\""u8);
            foreach (char letter in _options.NoAbstain ? guess.Best : guess.Code)
            {
                json.Add([(byte)letter]);
            }

            json.Add("\",\"score\":"u8);
            json.AddScore((float)guess.Score);
            json.Add("},"u8);
        }
    }

    private void WriteLabels(JsonBytes json, ReadOnlySpan<char> text, string language, bool world)
    {
        if (_group is null)
        {
            return;
        }

        var reading = WordModel.Shipped.Read(text);
        _group.Read(reading, _sums);
        foreach (var asked in _asked)
        {
            WriteLabel(json, world && asked.Name == Sentiment ? _world! : asked, reading, language);
        }
    }

    private void WriteLabel(JsonBytes json, Asked asked, Reading reading, string language)
    {
        Span<float> scores = stackalloc float[ClassifierWeights.MostLabels];
        var (best, given) = asked.Place < 0 ? asked.Model.Score(reading, scores) : _group!.Score(asked.Place, reading, _sums, scores);
        bool speaks = language == LanguageGuess.Undetermined || asked.Model.Card.Languages.Contains(language);
        _decided.Add((asked, best));
        if (asked.Name == Topics)
        {
            WriteTopics(json, asked, (given && speaks) || _options.NoAbstain ? best : -1, scores);
            return;
        }

        json.Add(asked.Begin);
        json.Add((given && speaks) || _options.NoAbstain ? asked.Labels[best] : Asked.Abstain);
        json.Add(",\"score\":"u8);
        json.AddScore(scores[best]);
        for (int k = 0; k < asked.Labels.Length; k++)
        {
            json.Add(asked.ScoreNames[k]);
            json.AddScore(scores[k]);
        }

        json.Add("}"u8);
        if (asked.Second >= 0)
        {
            var (category, sure) = _group!.Score(asked.Second, reading, _sums, scores);
            json.Add(",\"category\":"u8);
            json.Add(sure || _options.NoAbstain ? asked.SecondLabels[category] : Asked.Abstain);
        }

        json.Add("},"u8);
    }

    /// <summary>The surest one, and others that are likely too; none where the model is not sure.</summary>
    private static void WriteTopics(JsonBytes json, Asked asked, int best, ReadOnlySpan<float> scores)
    {
        json.Add("\"topics\":["u8);
        bool more = false;
        for (int k = 0; best >= 0 && k < asked.Labels.Length; k++)
        {
            if (k == best || scores[k] >= LikelyToo)
            {
                json.Add(more ? ",{\"label\":"u8 : "{\"label\":"u8);
                json.Add(asked.Labels[k]);
                json.Add(",\"score\":"u8);
                json.AddScore(scores[k]);
                json.Add("}"u8);
                more = true;
            }
        }

        json.Add("],"u8);
    }

    private void WritePersonalData(JsonBytes json, ReadOnlySpan<char> text)
    {
        PersonalDataScanner.Find(text, _spans);
        json.Add("\"personalData\":["u8);
        for (int i = 0; i < _spans.Count; i++)
        {
            var span = _spans[i];
            json.Add(i > 0 ? ",{\"kind\":"u8 : "{\"kind\":"u8);
            json.Add(JsonBytes.Quoted(span.Kind.Word()));
            json.Add(",\"start\":"u8);
            json.AddNumber(span.Start);
            json.Add(",\"length\":"u8);
            json.AddNumber(span.Length);
            json.Add("}"u8);
        }

        json.Add("],"u8);
    }

    private byte[] Models(IReadOnlyList<Asked> asked)
    {
        var json = new JsonBytes();
        json.Add("\"model\":{"u8);
        var references = asked.Select(a => (a.Name, a.Model.Card.Reference)).ToList();
        if (_language)
        {
            references.Insert(0, ("language", LanguageModel.Shipped.Card.Reference));
        }

        for (int i = 0; i < references.Count; i++)
        {
            json.Add(i > 0 ? ","u8 : []);
            json.Add(JsonBytes.Quoted(references[i].Name));
            json.Add(":"u8);
            json.Add(JsonBytes.Quoted(references[i].Reference));
        }

        json.Add("}"u8);
        return json.Written.ToArray();
    }

    private void WriteExplanation(JsonBytes json, ReadOnlySpan<char> text)
    {
        json.Add(",\"explanation\":["u8);
        string whole = text.ToString();
        bool more = false;
        foreach (var (asked, best) in _decided)
        {
            foreach (var reason in asked.Model.Reasons(whole, best))
            {
                json.Add(more ? ",{\"task\":"u8 : "{\"task\":"u8);
                json.Add(asked.Task);
                json.Add(",\"label\":"u8);
                json.Add(asked.Labels[best]);
                json.Add(",\"start\":"u8);
                json.AddNumber(reason.Start);
                json.Add(",\"length\":"u8);
                json.AddNumber(reason.Length);
                json.Add(",\"weight\":"u8);
                json.AddNumber(Math.Round(reason.Weight, Digits));
                json.Add("}"u8);
                more = true;
            }
        }

        json.Add("]"u8);
    }

    /// <summary>A classifier with its words ready to be written.</summary>
    /// <param name="place">Its place in the group; −1 when it is asked alone.</param>
    /// <param name="second">The place of the classifier whose label stands beside its own; −1 for none.</param>
    private sealed class Asked(string name, TextClassifier model, int place, int second)
    {
        public static byte[] Abstain { get; } = JsonBytes.Quoted(Classification.Abstain);

        public string Name => name;

        public TextClassifier Model => model;

        public int Place => place;

        public int Second => second;

        public byte[] Task { get; } = JsonBytes.Quoted(name);

        public byte[] Begin { get; } = [.. JsonBytes.Quoted(name), .. ":{\"label\":"u8];

        public byte[][] Labels { get; } = [.. model.Labels.Select(JsonBytes.Quoted)];

        public byte[][] ScoreNames { get; } = [.. model.Labels.Select((l, k) => (byte[])[.. k == 0 ? ",\"scores\":{"u8 : ","u8, .. JsonBytes.Quoted(l), .. ":"u8])];

        public byte[][] SecondLabels { get; } = second < 0 ? [] : [.. TextClassifier.Shipped($"folkmoot-{CrisisCategory}").Labels.Select(JsonBytes.Quoted)];
    }
}
