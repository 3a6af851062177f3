// The facts about a model that a public body must be able to show before it uses it.
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Folkmoot.Text;

/// <summary>A model's card: without a complete one, the model does not load.</summary>
/// <param name="Id">Stable name, also the name of its files.</param>
/// <param name="Purpose">What it is for and what it must not be used for.</param>
/// <param name="LegalBasis">Why the controller may use it, to be confirmed by the agency that does.</param>
/// <param name="Languages">ISO 639-1 codes that it was trained for; outside them it abstains.</param>
/// <param name="AbstainThreshold">Below this score no label is given.</param>
/// <param name="TargetErrorRate">The share of wrong labels among those given for which the threshold was chosen.</param>
/// <param name="TrainedWith">The documented command that makes the same bytes again.</param>
/// <param name="Sha256">Of the weights, lower-case hexadecimal.</param>
public sealed record ModelCard(
    string Id,
    string Name,
    string Version,
    string Purpose,
    string LegalBasis,
    string Owner,
    IReadOnlyList<string> Languages,
    IReadOnlyList<TrainingSource> Data,
    IReadOnlyList<GroupMetrics> Metrics,
    IReadOnlyList<string> Limits,
    double AbstainThreshold,
    double TargetErrorRate,
    string TrainedWith,
    string EvaluatedWith,
    DateOnly ReviewDate,
    string Sha256)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
    };

    /// <summary>How logs and answers name the model.</summary>
    [JsonIgnore]
    public string Reference => $"{Id}@{Version}";

    public string ToJson() => JsonSerializer.Serialize(this, Json).ReplaceLineEndings("\n") + "\n";

    /// <exception cref="ModelRefusedException">It is not JSON, or something that a card must say is missing.</exception>
    public static ModelCard Parse(string json, string id)
    {
        ModelCard? card;
        try
        {
            card = JsonSerializer.Deserialize<ModelCard>(json, Json);
        }
        catch (JsonException e)
        {
            throw new ModelRefusedException(id, $"its card cannot be read: {e.Message}", e);
        }

        var missing = card?.Missing() ?? ["everything"];
        return missing.Count == 0 ? card! : throw new ModelRefusedException(id, $"its card does not say: {string.Join(", ", missing)}");
    }

    /// <summary>The fields that are empty and must not be.</summary>
    public IReadOnlyList<string> Missing()
    {
        (string Field, bool Empty)[] fields =
        [
            ("id", string.IsNullOrWhiteSpace(Id)),
            ("name", string.IsNullOrWhiteSpace(Name)),
            ("version", string.IsNullOrWhiteSpace(Version)),
            ("purpose", string.IsNullOrWhiteSpace(Purpose)),
            ("legalBasis", string.IsNullOrWhiteSpace(LegalBasis)),
            ("owner", string.IsNullOrWhiteSpace(Owner)),
            ("languages", Languages is not { Count: > 0 }),
            ("data", Data is not { Count: > 0 }),
            ("metrics", Metrics is not { Count: > 0 }),
            ("limits", Limits is not { Count: > 0 }),
            ("abstainThreshold", AbstainThreshold is <= 0 or >= 1),
            ("targetErrorRate", TargetErrorRate is <= 0 or >= 1),
            ("trainedWith", string.IsNullOrWhiteSpace(TrainedWith)),
            ("evaluatedWith", string.IsNullOrWhiteSpace(EvaluatedWith)),
            ("reviewDate", ReviewDate == default),
            ("sha256", string.IsNullOrWhiteSpace(Sha256)),
        ];
        return [.. fields.Where(f => f.Empty).Select(f => f.Field)];
    }
}

/// <summary>A data set that a model learnt from.</summary>
public sealed record TrainingSource(string Name, string Licence, string Use);

/// <summary>How well a model does on one group of validation rows (all of them, or one language).</summary>
/// <param name="Count">Rows.</param>
/// <param name="Accuracy">Share of rows whose best label is right.</param>
/// <param name="MacroRecall">Mean over the labels of the share found.</param>
/// <param name="MacroF1">Mean over the labels of F1.</param>
/// <param name="Coverage">Share of rows that get a label, not an abstention.</param>
/// <param name="ErrorRate">Share of wrong labels among those given.</param>
public sealed record GroupMetrics(string Group, int Count, double Accuracy, double MacroRecall, double MacroF1, double Coverage, double ErrorRate);
