namespace Folkmoot.Networks.Rules;

/// <summary>A figure of the rule pack with where it was read and when.</summary>
/// <param name="Confidence">How sure it is, where it is not simply documented.</param>
/// <param name="Note">What the sources disagree on, or what else to know.</param>
public sealed record Figure<T>(T Value, string Source, DateOnly ReadOn, Confidence Confidence = Confidence.Documented, string? Note = null);

public enum Confidence
{
    /// <summary>The network's own documentation or source says so.</summary>
    Documented,

    /// <summary>Sources disagree; the note says how.</summary>
    Disputed,

    /// <summary>Only others say so.</summary>
    ThirdParty,

    /// <summary>Commonly known, not read at a source.</summary>
    Unchecked,
}

/// <summary>How a network counts a text (Counting/README.md).</summary>
public enum TextCounting
{
    Weighted,
    Graphemes,
    Mastodon,
    EmojiBytes,
    Utf16,
    Bytes,
    Characters,
}
