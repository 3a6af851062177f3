// What is wrong with a post before it goes out, per channel and by that network's own counting. Pure.
using Folkmoot.Networks;
using Folkmoot.Publishing.Snippets;

namespace Folkmoot.Publishing;

internal static class Checks
{
    /// <summary>A due time so little past is "now": the form was open for a moment.</summary>
    private static readonly TimeSpan DueGrace = TimeSpan.FromMinutes(5);

    /// <param name="channels">The channels of the content's versions at least.</param>
    public static IReadOnlyList<Problem> Of(PostContent content, IReadOnlyDictionary<Guid, ChannelFacts> channels, DateTimeOffset now)
    {
        var found = new List<Problem>();
        if (content.Versions.Count == 0)
        {
            found.Add(new Problem("no-target", true, PostPart.Targets, null));
            if (content.Text.Length == 0 && content.Images.Count == 0)
            {
                found.Add(new Problem("empty", true, PostPart.Text, null));
            }
        }

        foreach (var version in content.Versions)
        {
            found.AddRange(ForChannel(content, version, channels[version.ChannelId], now));
        }

        for (var i = 0; i < content.Images.Count; i++)
        {
            if (content.Images[i] is { AltText.Length: 0, Exemption: null })
            {
                found.Add(new Problem("alt-missing", true, PostPart.Images, null, i + 1));
            }
        }

        if (Placeholders.Left(content) is { } left)
        {
            found.Add(left);
        }

        found.AddRange(ThreadHints.Of(content, channels));
        found.AddRange(Times(content, now));
        return found;
    }

    private static IEnumerable<Problem> ForChannel(PostContent content, ChannelText version, ChannelFacts channel, DateTimeOffset now)
    {
        if (channel.Network is not { } network || !channel.CanSend)
        {
            yield return new Problem("cannot-send", true, PostPart.Targets, channel.Id, channel.Name);
            yield break;
        }

        var part = version.Text == content.Text ? PostPart.Text : PostPart.Version;
        var media = content.Images.Select(i => new MediaItem(
            MediaItem.KindOf(i.Media.MediaType), i.Media.MediaType, i.Media.SizeBytes, i.Media.Width, i.Media.Height, i.AltText)).ToList();
        var parts = ThreadText.For(version.Text, channel.HasThreads);
        for (var i = 0; i < parts.Count; i++)
        {
            foreach (var found in Preflight.Problems(network, parts[i].Text, i == 0 ? media : []).Where(p => p.Rule != Preflight.AltMissing))
            {
                yield return found.Rule == "empty" ? new Problem("empty-for", true, PostPart.Text, channel.Id, channel.Name)
                    : Problem.Of(found, found.Length > 0 || found.Rule is "too-long" or "too-many-bytes" ? part : PostPart.Images, channel, i, parts.Count);
            }
        }

        var due = content.DueAt ?? now;
        if (channel.State == Channels.ChannelState.Off)
        {
            yield return new Problem("channel-off", true, PostPart.Targets, channel.Id, channel.Name);
        }
        else if (channel.State == Channels.ChannelState.NeedsReconnect)
        {
            yield return new Problem("needs-reconnect", false, PostPart.Targets, channel.Id, channel.Name);
        }
        else if (channel.CredentialsExpireAt <= due)
        {
            yield return new Problem("credentials-end", false, PostPart.Targets, channel.Id, channel.Name, channel.CredentialsExpireAt.Value);
        }
    }

    /// <summary>What is wrong with its times alone.</summary>
    public static IEnumerable<Problem> Times(PostContent content, DateTimeOffset now)
    {
        if (content.DueAt < now - DueGrace)
        {
            yield return new Problem("due-past", true, PostPart.Due, null);
        }

        if (content.DueAt < content.EmbargoUntil)
        {
            yield return new Problem("embargo-early", true, PostPart.Due, null, content.EmbargoUntil.Value);
        }

        if (content.PublishBy <= content.ReleaseAt(now))
        {
            yield return new Problem("publish-by-early", true, PostPart.PublishBy, null);
        }
    }
}
