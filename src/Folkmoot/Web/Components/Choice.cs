// One thing that a person may choose in a select, a radio group or a set of check boxes.
namespace Folkmoot.Web.Components;

/// <param name="Value">What the form sends.</param>
/// <param name="Text">What the person reads, already in their language.</param>
/// <param name="Hint">A line beneath it (radio buttons and check boxes only).</param>
public sealed record Choice(string Value, string Text, string? Hint = null);
