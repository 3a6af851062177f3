// Exactly what would go out if a post were approved now: what a reader sees, an approver approves, and the hash is taken of.
using Folkmoot.Channels;
using Folkmoot.Networks;

namespace Folkmoot.Publishing;

/// <param name="Versions">The channels it goes to, each with the text for it.</param>
/// <param name="DueAt">Null: as soon as it is approved.</param>
/// <param name="EmbargoUntil">Not before this; null for no embargo.</param>
/// <param name="Labels">They do not go out, but say who must approve it; null for none.</param>
internal sealed record PostContent(
    string Title,
    string Text,
    IReadOnlyList<string> Languages,
    IReadOnlyList<ChannelText> Versions,
    IReadOnlyList<ImageUse> Images,
    DateTimeOffset? DueAt,
    DateTimeOffset? PublishBy,
    bool MachineAssisted = false,
    DateTimeOffset? EmbargoUntil = null,
    IReadOnlyList<string>? Labels = null)
{
    /// <param name="media">The files of the post's images, by id.</param>
    public static PostContent Of(Post post, IReadOnlyDictionary<Guid, MediaFacts> media) => new(
        post.Title,
        post.Text,
        post.Languages,
        [.. post.Targets.Select(t => new ChannelText(t.ChannelId, post.TextFor(t.ChannelId)))],
        [.. post.Images.OrderBy(i => i.Position).Select(i => new ImageUse(media[i.MediaId], i.AltText, i.Exemption, i.Focus))],
        post.DueAt,
        post.PublishBy,
        post.MachineAssisted,
        post.EmbargoUntil,
        post.Labels);

    /// <summary>Everything in it that people read.</summary>
    public IReadOnlyList<string> AllTexts() => [Title, Text, .. Versions.Select(v => v.Text), .. Images.Select(i => i.AltText)];

    /// <summary>When it goes out if it is approved now: at its time, and never before the end of its embargo.</summary>
    public DateTimeOffset ReleaseAt(DateTimeOffset now) => new[] { now, DueAt ?? now, EmbargoUntil ?? now }.Max();

    /// <summary>As if it went to one channel alone.</summary>
    public PostContent OnlyFor(Guid channelId)
    {
        var version = Versions.Single(v => v.ChannelId == channelId);
        return this with { Text = version.Text, Versions = [version] };
    }

    /// <summary>Whether a text of it is divided into the parts of a thread (<see cref="ThreadText"/>).</summary>
    public bool IsDivided => Versions.Any(v => ThreadText.IsDivided(v.Text));

    /// <summary>What is handed to <c>Channels</c> for one channel: one for each part that goes out there. The first has the headline and the images.</summary>
    /// <param name="hasThreads">Whether its network sends parts one beneath the other.</param>
    public IReadOnlyList<DeliveryContent> For(Guid channelId, bool hasThreads)
    {
        var whole = For(channelId);
        return [.. ThreadText.For(whole.Text, hasThreads).Select((part, i) => i == 0 ? whole with { Text = part.Text } : whole with { Text = part.Text, Images = [], Title = null })];
    }

    /// <summary>The same as one piece, with its dividers.</summary>
    public DeliveryContent For(Guid channelId) => new(
        Versions.Single(v => v.ChannelId == channelId).Text,
        Languages,
        [.. Images.Select(i => new ContentImage(i.Media.Id, i.AltText, i.Focus))],
        Title: Title.Length > 0 ? Title : null,
        MachineAssisted: MachineAssisted);
}

internal sealed record ChannelText(Guid ChannelId, string Text);

internal sealed record ImageUse(MediaFacts Media, string AltText, string? Exemption, FocalPoint? Focus = null);

/// <summary>An uploaded file without its bytes.</summary>
internal sealed record MediaFacts(Guid Id, string MediaType, int SizeBytes, int Width, int Height, string Sha256);
