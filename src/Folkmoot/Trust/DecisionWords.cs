// How decisions read: purposes and labels in words; one that has none yet is shown as it is stored. Pure.
using Folkmoot.Web;

namespace Folkmoot.Trust;

internal static class DecisionWords
{
    public static string Purpose(string purpose, Texts texts) => Word($"trust.purpose.{purpose}", purpose, texts);

    public static string Label(string label, Texts texts) => Word($"trust.label.{label}", label, texts);

    /// <summary>A person's word on it: a correction of a label, or what they did with a proposal.</summary>
    public static string Person(Decision decision, Texts texts) =>
        decision.OverriddenLabel is not { } label ? texts[IsProposal(decision) ? "trust.decisions.not-decided" : "trust.decisions.not-corrected"]
        : IsProposal(decision) ? Label(label, texts)
        : texts["trust.decisions.corrected-to", Label(label, texts)];

    /// <summary>A proposal has no score.</summary>
    public static bool IsProposal(Decision decision) => decision.Score is null;

    private static string Word(string key, string stored, Texts texts) => texts.Has(key) ? texts[key] : stored;
}
