// Holds a correction against every network's limits and the posting policy, as the composer does with a post.
using Folkmoot.Channels;
using Folkmoot.Publishing.Policies;

namespace Folkmoot.Publishing.Amendments;

internal sealed class CheckAmendment(CheckPolicy check, TimeProvider clock)
{
    /// <summary>What blocks and what is doubted; what is left or taken down is not looked at.</summary>
    public async Task<IReadOnlyList<Problem>> RunAsync(LoadedPost loaded, string title, IReadOnlyList<AmendedChannel> channels, CancellationToken cancellationToken)
    {
        // Its times are past, and that is no fault of the new words.
        var still = loaded.Content with { DueAt = null, PublishBy = null, EmbargoUntil = null };
        List<ChannelText> changed = [.. channels.Where(c => c.Way is AmendmentWay.Edit or AmendmentWay.ByHand).Select(c => new ChannelText(c.ChannelId, c.Text))];
        List<ChannelText> replies = [.. channels.Where(c => c is { Way: AmendmentWay.Reply, Reply: not null }).Select(c => new ChannelText(c.ChannelId, c.Reply!.Text))];
        var problems = new List<Problem>();
        if (changed.Count > 0)
        {
            problems.AddRange(await OfAsync(loaded, still with { Title = title, Text = changed[0].Text, Versions = changed }, cancellationToken));
        }

        if (replies.Count > 0)
        {
            problems.AddRange(await OfAsync(loaded, still with { Title = "", Text = replies[0].Text, Versions = replies, Images = [] }, cancellationToken));
        }

        return problems;
    }

    private async Task<IReadOnlyList<Problem>> OfAsync(LoadedPost loaded, PostContent content, CancellationToken cancellationToken)
    {
        var answer = await check.RunAsync(content, loaded.Post.Source, cancellationToken);
        return answer.Standing(loaded with { Content = content }, clock.GetUtcNow());
    }
}
