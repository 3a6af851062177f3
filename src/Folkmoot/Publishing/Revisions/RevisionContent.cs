// Everything of a post that its author can change, as it is kept in a revision. Pure.
using System.Text.Json;

namespace Folkmoot.Publishing.Revisions;

/// <param name="Versions">Own texts of single channels.</param>
internal sealed record RevisionContent(
    string Title,
    string Text,
    string Source,
    IReadOnlyList<string> Languages,
    IReadOnlyList<string> Labels,
    IReadOnlyList<Guid> Channels,
    IReadOnlyList<ChannelText> Versions,
    IReadOnlyList<DraftImage> Images,
    DateTimeOffset? DueAt,
    DateTimeOffset? PublishBy,
    DateTimeOffset? EmbargoUntil)
{
    public static RevisionContent Of(Post post) => new(
        post.Title,
        post.Text,
        post.Source,
        post.Languages,
        post.Labels ?? [],
        [.. post.Targets.Select(t => t.ChannelId).Order()],
        [.. post.Versions.OrderBy(v => v.ChannelId).Select(v => new ChannelText(v.ChannelId, v.Text))],
        [.. post.Images.OrderBy(i => i.Position).Select(i => new DraftImage(i.MediaId, i.AltText, i.Exemption, i.Focus))],
        post.DueAt,
        post.PublishBy,
        post.EmbargoUntil);

    /// <summary>The same content is always the same text.</summary>
    public string Write() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    public static RevisionContent Read(string stored) =>
        JsonSerializer.Deserialize<RevisionContent>(stored, JsonSerializerOptions.Web) ?? throw new InvalidDataException("A revision without content.");

    /// <param name="zone">The agency's, in which its times are written.</param>
    public PostDraft ToDraft(string zone) => new(
        Title, Text, Languages, Channels, Versions, Images, Local(DueAt, zone), Local(PublishBy, zone), null, Source, Local(EmbargoUntil, zone), Labels);

    private static DateTime? Local(DateTimeOffset? at, string zone) => at is { } instant ? WallClock.At(instant, zone) : null;
}
