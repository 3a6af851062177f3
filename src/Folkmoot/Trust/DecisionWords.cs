// How decisions read: purposes and labels in words; one that has none yet is shown as it is stored. Pure.
using Folkmoot.Web;

namespace Folkmoot.Trust;

internal static class DecisionWords
{
    public static string Purpose(string purpose, Texts texts) => Word($"trust.purpose.{purpose}", purpose, texts);

    public static string Label(string label, Texts texts) => Word($"trust.label.{label}", label, texts);

    /// <summary>A person's word on it: a correction of a label, or what they did with a proposal.</summary>
    public static string Person(Decision decision, Texts texts) =>
        decision.OverriddenLabel is not { } label ? texts[decision.IsProposal ? "trust.decisions.not-decided" : "trust.decisions.not-corrected"]
        : decision.IsProposal ? Label(label, texts)
        : texts["trust.decisions.corrected-to", Label(label, texts)];

    private static string Word(string key, string stored, Texts texts) => texts.Has(key) ? texts[key] : stored;
}
