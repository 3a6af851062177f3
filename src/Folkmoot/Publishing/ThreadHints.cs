// What its author should know of a text that is divided into parts: where they are joined, and where its images go. Pure.
using Folkmoot.Networks;

namespace Folkmoot.Publishing;

internal static class ThreadHints
{
    private const string PartKey = "publishing.thread.part-of";

    /// <param name="channels">The channels of the content's versions at least.</param>
    public static IEnumerable<Problem> Of(PostContent content, IReadOnlyDictionary<Guid, ChannelFacts> channels)
    {
        foreach (var version in content.Versions)
        {
            if (channels.GetValueOrDefault(version.ChannelId) is not { CanSend: true } channel || ThreadText.Parts(version.Text).Count is var parts && parts == 1)
            {
                continue;
            }

            if (!channel.HasThreads)
            {
                yield return new Problem("thread-joined", false, version.Text == content.Text ? PostPart.Text : PostPart.Version, channel.Id, channel.Name, parts);
            }
            else if (content.Images.Count > 0)
            {
                yield return new Problem("thread-images", false, PostPart.Images, channel.Id, channel.Name, parts);
            }
        }
    }

    /// <summary>A name with the part that is meant: "City Hall, part 2 of 3".</summary>
    /// <param name="at">From 0.</param>
    public static Reason PartOf(string name, int at, int of) => new(PartKey, name, at + 1, of);
}
