// Cuts social text into words, handles, links, emoji and punctuation without copying it.
namespace Folkmoot.Text.Tokens;

/// <summary>
/// Reads a text as tokens in order. Every character that is not white space is in exactly one token; the time is linear in the
/// length whatever the text is, and nothing is allocated.
/// </summary>
public static class Tokenizer
{
    /// <summary>Use with <c>foreach</c>.</summary>
    public static TokenEnumerator Read(ReadOnlySpan<char> text) => new(text);
}
