// One label of a mention: what a machine said and on what evidence, and what counts now.
using System.Text.Json;
using System.Text.Json.Serialization;
using Folkmoot.Text;
using Folkmoot.Text.Classifiers;

namespace Folkmoot.Listening;

/// <param name="Label">As it counts now, a person's correction included; null where the machine was not sure enough and nobody has said.</param>
/// <param name="Machine">What the machine said; <c>abstain</c> where it was not sure enough, null where it was not asked.</param>
/// <param name="Score">The machine's probability of its best label, sure enough or not.</param>
/// <param name="Evidence">The spans of the text that the machine's label rests on, strongest first.</param>
/// <param name="By">The person who corrected it.</param>
internal sealed record MentionLabel(
    string Task, string? Label, string? Machine, double Score, IReadOnlyList<Reason>? Evidence = null, Guid? By = null, DateTimeOffset? At = null)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    [JsonIgnore]
    public bool ByPerson => By is not null;

    /// <summary>Worth a reader's eye: not an abstention, and not what is ordinary unless a person said so.</summary>
    [JsonIgnore]
    public bool IsShown => Label is not null && (ByPerson || Label != LabelTask.Find(Task)?.Plain);

    /// <summary>Why the machine said it, strongest first.</summary>
    [JsonIgnore]
    public IReadOnlyList<Reason> Reasons => Evidence ?? [];

    public static MentionLabel Of(string task, Classification answer) => new(
        task,
        answer.Label == Classification.Abstain ? null : answer.Label,
        answer.Label,
        Math.Round(answer.Score, 3),
        answer.Reasons.Count == 0 ? null : answer.Reasons);

    public static string Write(IEnumerable<MentionLabel> labels) => JsonSerializer.Serialize(labels, Json);

    public static IReadOnlyList<MentionLabel> Read(string? json) => string.IsNullOrEmpty(json) ? [] : JsonSerializer.Deserialize<List<MentionLabel>>(json, Json) ?? [];
}
