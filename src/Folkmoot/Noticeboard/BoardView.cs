// What the pages and feeds of a Noticeboard are written from.
using Folkmoot.Web;

namespace Folkmoot.Noticeboard;

/// <param name="Language">BCP 47 tag of the language that the agency mostly writes in.</param>
/// <param name="FollowAs">What people on other servers enter to follow it; null where they cannot.</param>
public sealed record BoardFace(
    Guid Id, string Name, BoardLinks Links, TimeZoneInfo Zone, string Language, bool IsDemonstration, DateTimeOffset ChangedAt, DateTimeOffset FaceChangedAt,
    string? FollowAs = null)
{
    /// <summary>Of the languages that our own words exist in, the agency's, else English.</summary>
    public string OwnWords => Texts.Languages.FirstOrDefault(l => l == Language.Split('-')[0]) ?? Texts.English;

    /// <summary>The words of a page in <paramref name="asked"/>, as its address has them: null for the agency's own.</summary>
    public string? Normal(string? asked) => asked == OwnWords ? null : asked;
}

public sealed record Notice(
    Guid Id, string? Title, string Text, string Languages, DateTimeOffset PublishedAt, DateTimeOffset? WithdrawnAt, IReadOnlyList<NoticeImage> Images,
    bool MachineAssisted = false, bool IsSigned = false, DateTimeOffset? CorrectedAt = null,
    string? CorrectionNote = null)
{
    /// <summary>The main one; null where it is not known.</summary>
    public string? Language => Languages.Split(' ', 2)[0] is { Length: > 0 } first ? first : null;
}

public sealed record NoticeImage(string Sha256, string MediaType, int Size, int Width, int Height, string AltText);

/// <summary>What the agency answered somebody on another server.</summary>
public sealed record AnswerShown(string Text, string Languages, bool MachineAssisted, string InReplyTo, DateTimeOffset PublishedAt, DateTimeOffset? WithdrawnAt);
