// The parts in which two revisions differ, each as two texts for people. Pure.
using Folkmoot.Publishing.Revisions;
using Folkmoot.Web;
using Folkmoot.Web.Components;

namespace Folkmoot.Publishing.Pages;

/// <param name="Language">Of both texts; null where they are words of the page.</param>
internal sealed record RevisionPart(string Label, string Before, string After, string? Language = null);

internal static class RevisionParts
{
    public static IEnumerable<RevisionPart> Between(RevisionPair pair, Texts texts, TimeZoneInfo zone) => All(pair, texts, zone).Where(p => p.Before != p.After);

    private static IEnumerable<RevisionPart> All(RevisionPair pair, Texts texts, TimeZoneInfo zone)
    {
        var (old, now) = (pair.Old, pair.New);
        var language = now.Languages.Count > 0 && old.Languages.SequenceEqual(now.Languages) ? now.Languages[0] : null;
        string Channel(Guid id) => pair.Channels.TryGetValue(id, out var known) ? known.Name : texts["publishing.revision.channel"];
        string Channels(RevisionContent content) => string.Join('\n', content.Channels.Select(Channel).Order(StringComparer.CurrentCulture));
        string At(DateTimeOffset? at, string none) => at is { } instant ? LocalTimes.Write(instant, zone, "full") : texts[none];

        yield return new(texts["publishing.compose.headline"], old.Title, now.Title, language);
        yield return new(texts["publishing.compose.text"], old.Text, now.Text, language);
        foreach (var channel in old.Versions.Concat(now.Versions).Select(v => v.ChannelId).Distinct())
        {
            yield return new(texts["publishing.compose.version.text", Channel(channel)], Own(old, channel), Own(now, channel), language);
        }

        yield return new(texts["publishing.compose.channels"], Channels(old), Channels(now));
        yield return new(texts["publishing.post.languages"], string.Join('\n', old.Languages.Select(Tongues.Name)), string.Join('\n', now.Languages.Select(Tongues.Name)));
        yield return new(texts["publishing.chain.labels"], string.Join('\n', old.Labels), string.Join('\n', now.Labels));
        // Images have no names: they are numbered in the order in which they were first seen, so that the same one has the same number on both sides.
        var images = old.Images.Concat(now.Images).Select(i => i.MediaId).Distinct().ToList();
        yield return new(texts["publishing.compose.images"], Order(old, images, texts), Order(now, images, texts));
        foreach (var (i, media) in images.Index())
        {
            yield return new(texts["publishing.revision.alt", i + 1], Described(old, media, texts), Described(now, media, texts), language);
        }

        yield return new(texts["publishing.post.due"], At(old.DueAt, "publishing.when.now"), At(now.DueAt, "publishing.when.now"));
        yield return new(texts["publishing.compose.publishBy"], At(old.PublishBy, "publishing.revision.none"), At(now.PublishBy, "publishing.revision.none"));
        yield return new(texts["publishing.compose.embargo"], At(old.EmbargoUntil, "publishing.revision.none"), At(now.EmbargoUntil, "publishing.revision.none"));
        yield return new(texts["publishing.claims.source"], old.Source, now.Source);
    }

    private static string Own(RevisionContent content, Guid channel) => content.Versions.FirstOrDefault(v => v.ChannelId == channel)?.Text ?? "";

    private static string Order(RevisionContent content, List<Guid> images, Texts texts) =>
        string.Join('\n', content.Images.Select(i => texts["publishing.compose.image", images.IndexOf(i.MediaId) + 1]));

    private static string Described(RevisionContent content, Guid media, Texts texts) => content.Images.FirstOrDefault(i => i.MediaId == media) switch
    {
        null => "",
        { Exemption: { } reason } image => $"{image.AltText}\n{texts["publishing.post.exempt", reason]}".Trim(),
        var image => image.AltText,
    };
}
