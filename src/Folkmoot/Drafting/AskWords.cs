// How the outcome of a question to the model and its warnings read. Pure.
using Folkmoot.Web;

namespace Folkmoot.Drafting;

internal static class AskWords
{
    /// <summary>Why there is no proposal; null where there is one.</summary>
    public static string? Of(AskOutcome outcome, Texts texts) => outcome switch
    {
        NotAsked no => texts[no.TextKey, no.Args],
        NoAnswer none => texts[$"drafting.fault.{none.Fault}"],
        _ => null,
    };

    public static string Of(Warning warning, Texts texts) => texts[$"drafting.warning.{warning.Kind}", warning.What];
}
