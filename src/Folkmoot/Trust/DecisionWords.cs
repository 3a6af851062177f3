// How decisions read: purposes and labels in words; one that has none yet is shown as it is stored. Pure.
using Folkmoot.Web;

namespace Folkmoot.Trust;

internal static class DecisionWords
{
    public static string Purpose(string purpose, Texts texts) => Word($"trust.purpose.{purpose}", purpose, texts);

    /// <summary>A label is named by the module whose purpose it serves, <c>listening.label.topic.parks</c>, or here.</summary>
    public static string Label(string purpose, string label, Texts texts) =>
        purpose.Split('.', 2) is [var module, var task] && texts.Has($"{module}.label.{task}.{label}") ? texts[$"{module}.label.{task}.{label}"] : Word($"trust.label.{label}", label, texts);

    /// <summary>A person's word on it: a correction of a label, or what they did with a proposal.</summary>
    public static string Person(Decision decision, Texts texts) =>
        decision.OverriddenLabel is not { } label ? texts[decision.IsProposal ? "trust.decisions.not-decided" : "trust.decisions.not-corrected"]
        : decision.IsProposal ? Label(decision.Purpose, label, texts)
        : texts["trust.decisions.corrected-to", Label(decision.Purpose, label, texts)];

    private static string Word(string key, string stored, Texts texts) => texts.Has(key) ? texts[key] : stored;
}
