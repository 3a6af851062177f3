// Takes personal data out of what leaves the house, and puts it back into what returns.
namespace Folkmoot.Drafting;

/// <summary>The seam that a test replaces.</summary>
internal interface IMask
{
    /// <summary>Several texts with one numbering: the same person has the same mark in all of them.</summary>
    Masked Mask(params IReadOnlyList<string> texts);
}

/// <param name="Texts">With marks in the place of personal data, in their order.</param>
/// <param name="Count">How many different pieces of it there are.</param>
/// <param name="Restore">Puts the data back where its mark returned, and says where that was not plain.</param>
internal sealed record Masked(IReadOnlyList<string> Texts, int Count, Func<string, Restored> Restore);

internal sealed record Restored(string Text, IReadOnlyList<Warning> Warnings);
