// What a mention is labelled with besides its sentiment, in the order in which the models are asked.
namespace Folkmoot.Listening;

/// <param name="Name">As the model set, the decision log, files of corrections and <c>folkmoot train</c> name it.</param>
/// <param name="Labels">Those of the model, in its order.</param>
/// <param name="Plain">The label that says nothing out of the ordinary: kept, and shown only where a person gave it; null for none.</param>
/// <param name="Asks">Which mentions the model is asked about, from what was found out before; its languages bound it in any case.</param>
internal sealed record LabelTask(string Name, IReadOnlyList<string> Labels, string? Plain, Func<Analysis, bool> Asks)
{
    public const string Sentiment = "sentiment";
    public const string Urgency = "urgency";
    public const string Topic = "topic";
    public const string Kind = "kind";

    private const string CrisisTask = "crisis";
    private const string Informative = "informative";

    public static readonly IReadOnlyList<LabelTask> All =
    [
        new(Urgency, ["life-safety", "service-outage", "routine"], "routine", _ => true),
        new(Kind, ["question", "request", "complaint", "praise", "rumour", "other"], "other", _ => true),
        new(
            Topic,
            [
                "animals", "benefits", "digital-services", "elections", "emergency-weather", "events", "fire", "health", "housing", "immigration-and-documents", "libraries", "noise",
                "parking", "parks", "permits-and-planning", "police-and-safety", "power-outage", "public-transport", "roads-and-potholes", "schools", "snow-and-ice", "street-lights",
                "taxes-and-payments", "waste-collection", "water-and-sewer",
            ],
            null,
            _ => true),
        // It always names one of four: where nothing is felt, it has nothing to name.
        new("emotion", ["anger", "optimism", "sadness", "joy"], null, a => a.Sentiment is Feeling.Negative or Feeling.Positive),
        // It warns that praise may be none; displeasure stays displeasure.
        new("irony", ["irony", "not-irony"], "not-irony", a => a.Sentiment == Feeling.Positive),
        new("offensive", ["offensive", "not-offensive"], "not-offensive", _ => true),
        new("hate", ["hate", "not-hate"], "not-hate", _ => true),
        // It knows posts written in disasters only, and would find one in everyday life as well.
        new(CrisisTask, [Informative, "other"], "other", a => a.Find(Urgency)?.Machine != "routine"),
        new(
            "crisis-category",
            ["affected", "caution", "donations", "infrastructure", "not-applicable", "sympathy", "other-information"],
            "not-applicable",
            a => a.Find(CrisisTask)?.Label == Informative),
    ];

    /// <summary>The id of its model.</summary>
    public string ModelId => $"folkmoot-{Name}";

    /// <summary>How the decision log calls what it is used for.</summary>
    public string Purpose => $"listening.{Name}";

    public static LabelTask? Find(string? name) => All.SingleOrDefault(t => t.Name == name);

    /// <summary>The key of a label's name.</summary>
    public static string Key(string task, string label) => task == Sentiment ? $"listening.feeling.{label}" : $"listening.label.{task}.{label}";
}
