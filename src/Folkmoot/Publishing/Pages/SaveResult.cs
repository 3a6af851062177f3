// What became of a saving that the form asked for by itself, as the page hands it to its parts.
namespace Folkmoot.Publishing.Pages;

public sealed class SaveResult
{
    internal SaveResult(SaveOutcome outcome, string trouble = "", string who = "") => (Outcome, Trouble, Who) = (outcome, trouble, who);

    internal SaveOutcome Outcome { get; }

    /// <summary>What of the form was not taken, a file that is none of those that can be sent; empty for nothing.</summary>
    internal string Trouble { get; }

    /// <summary>Who saved it meanwhile; empty for nobody known.</summary>
    internal string Who { get; }
}
