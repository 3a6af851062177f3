// Takes personal data out of what leaves the house, and puts it back into what returns.
namespace Folkmoot.Drafting;

/// <summary>The seam that a test replaces.</summary>
internal interface IMask
{
    Masked Mask(string text);
}

/// <param name="Text">With marks in the place of personal data.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Restore">Puts the data back where its mark returned, and says where that was not plain.</param>
internal sealed record Masked(string Text, int Count, Func<string, Restored> Restore);

internal sealed record Restored(string Text, IReadOnlyList<Warning> Warnings);
