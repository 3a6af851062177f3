// What became of a saving that the form asked for by itself, as the page hands it to its parts.
namespace Folkmoot.Publishing.Pages;

public sealed class SaveResult
{
    internal SaveResult(SaveOutcome outcome, string trouble = "") => (Outcome, Trouble) = (outcome, trouble);

    internal SaveOutcome Outcome { get; }

    /// <summary>What of the form was not taken, a file that is none of those that can be sent; empty for nothing.</summary>
    internal string Trouble { get; }
}
