// What a person asks a large model for.
namespace Folkmoot.Drafting;

/// <param name="Subject">Kind of what it is for, as in the audit trail: <c>post</c>, <c>conversation</c>.</param>
/// <param name="SubjectId">Null while the post is not stored yet.</param>
/// <param name="Text">The material: a text, notes, a conversation. Empty only with a picture.</param>
/// <param name="Wish">What the person asking wants said; it is material, too, but comes from the house.</param>
/// <param name="Language">BCP 47 tag of the answer; null for that of the text.</param>
/// <param name="From">BCP 47 tag of the text, where it is known.</param>
/// <param name="Voice">Only for <see cref="Purpose.Tone"/>.</param>
/// <param name="LengthMax">Only for <see cref="Purpose.Shorten"/> and answers: characters that the network takes.</param>
internal sealed record Ask(
    Purpose Purpose,
    string Subject,
    Guid? SubjectId,
    string Text,
    string Wish = "",
    string? Language = null,
    string? From = null,
    Voice? Voice = null,
    int? LengthMax = null,
    Picture? Picture = null)
{
    /// <summary>Longest material in UTF-16 units.</summary>
    public const int TextMax = 24_000;

    public const int WishMax = 2_000;
}

internal sealed record Picture(string MediaType, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>Larger ones are not sent.</summary>
    public const int BytesMax = 4 * 1024 * 1024;
}
