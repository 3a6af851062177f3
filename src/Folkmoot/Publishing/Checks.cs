// What is wrong with a post before it goes out, per channel and by that network's own counting. Pure.
namespace Folkmoot.Publishing;

internal static class Checks
{
    /// <summary>A due time so little past is "now": the form was open for a moment.</summary>
    private static readonly TimeSpan DueGrace = TimeSpan.FromMinutes(5);

    private const double BytesPerMegabyte = 1_000_000;

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

        if (version.Text.Length == 0 && content.Images.Count == 0)
        {
            yield return new Problem("empty-for", true, PostPart.Text, channel.Id, channel.Name);
        }

        var length = network.Measure(version.Text);
        if (!length.Fits)
        {
            var part = version.Text == content.Text ? PostPart.Text : PostPart.Version;
            yield return length.Length > length.Limit
                ? new Problem("too-long", true, part, channel.Id, channel.Name, length.Length, length.Limit, length.Length - length.Limit)
                : new Problem("does-not-fit", true, part, channel.Id, channel.Name, length.Excess!);
        }

        foreach (var problem in ImagesFor(content, channel, network.Limits))
        {
            yield return problem;
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

    private static IEnumerable<Problem> ImagesFor(PostContent content, ChannelFacts channel, Networks.NetworkLimits limits)
    {
        if (content.Images.Count > limits.ImagesMax)
        {
            yield return limits.ImagesMax == 0
                ? new Problem("no-images", true, PostPart.Images, channel.Id, channel.Name)
                : new Problem("too-many-images", true, PostPart.Images, channel.Id, channel.Name, limits.ImagesMax, content.Images.Count);
            yield break;
        }

        for (var i = 0; i < content.Images.Count; i++)
        {
            var (media, alt) = (content.Images[i].Media, content.Images[i].AltText);
            if (!limits.ImageTypes.Contains(media.MediaType, StringComparer.Ordinal))
            {
                yield return new Problem("image-type", true, PostPart.Images, channel.Id, channel.Name, i + 1, TypeName(media.MediaType), string.Join(", ", limits.ImageTypes.Select(TypeName)));
            }

            if (media.SizeBytes > limits.ImageBytesMax)
            {
                yield return new Problem(
                    "image-size", true, PostPart.Images, channel.Id, channel.Name, i + 1, media.SizeBytes / BytesPerMegabyte, limits.ImageBytesMax / BytesPerMegabyte);
            }

            if (alt.Length > limits.AltTextMax)
            {
                yield return new Problem("alt-long", true, PostPart.Images, channel.Id, channel.Name, i + 1, alt.Length, limits.AltTextMax);
            }
        }
    }

    private static IEnumerable<Problem> Times(PostContent content, DateTimeOffset now)
    {
        if (content.DueAt < now - DueGrace)
        {
            yield return new Problem("due-past", true, PostPart.Due, null);
        }

        if (content.PublishBy <= (content.DueAt > now ? content.DueAt : now))
        {
            yield return new Problem("publish-by-early", true, PostPart.PublishBy, null);
        }
    }

    /// <summary><c>image/jpeg</c> as people call it.</summary>
    private static string TypeName(string mediaType) => mediaType.Replace("image/", "", StringComparison.Ordinal).ToUpperInvariant();
}
