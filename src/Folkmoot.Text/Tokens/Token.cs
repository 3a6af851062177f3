// One piece of a text, by position, so that nothing is copied.
namespace Folkmoot.Text.Tokens;

/// <summary>A span of the text that was read, in UTF-16 units, and what it is.</summary>
public readonly record struct Token(int Start, int Length, TokenKind Kind)
{
    /// <summary>The position after the last unit.</summary>
    public int End => Start + Length;

    /// <summary>The token's own characters in the text that it was read from.</summary>
    public ReadOnlySpan<char> In(ReadOnlySpan<char> text) => text.Slice(Start, Length);
}
