// One piece of personal data in a text, by position.
namespace Folkmoot.Text.PersonalData;

/// <summary>A span of the text that was read, in UTF-16 units, and what it gives away.</summary>
public readonly record struct PersonalSpan(PersonalKind Kind, int Start, int Length)
{
    /// <summary>The position after the last unit.</summary>
    public int End => Start + Length;
}
