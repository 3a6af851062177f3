// The kinds of things that a social text is made of.
namespace Folkmoot.Text.Tokens;

/// <summary>What a <see cref="Token"/> is.</summary>
public enum TokenKind
{
    /// <summary>Letters with their marks, digits after letters and apostrophes inside: <c>don't</c>, <c>covid19</c>, <c>2nd</c>.</summary>
    Word,

    /// <summary>Digits with the separators between them: <c>1,000.50</c>, <c>12:30</c>.</summary>
    Number,

    /// <summary><c>http://…</c>, <c>https://…</c> or <c>www.…</c>, without the punctuation that ends the sentence.</summary>
    Url,

    /// <summary>An address such as <c>desk@city.example</c>.</summary>
    Email,

    /// <summary><c>@name</c>, <c>@name@server.example</c>, <c>@name.server.example</c>.</summary>
    Mention,

    /// <summary><c>#topic</c>, the sign included.</summary>
    Hashtag,

    /// <summary>One emoji as a person sees it: a flag, a keycap, a joined sequence with its skin tones.</summary>
    Emoji,

    /// <summary>A face made of punctuation: <c>:-)</c>, <c>&lt;3</c>.</summary>
    Emoticon,

    /// <summary>A run of the same mark, or of <c>! ? . …</c> in any mixture.</summary>
    Punctuation,

    /// <summary>Everything else that is not white space: symbols, loose marks, halves of surrogate pairs.</summary>
    Other,
}
