// What the form of a feed offers to choose from, read by its page before anything is drawn.
using Folkmoot.Publishing.Chains;
using Folkmoot.Publishing.Plan.Categories;
using Folkmoot.Web;
using Folkmoot.Web.Components;

namespace Folkmoot.Publishing.Plan.Pages;

public sealed record FeedOffer(IReadOnlyList<Choice> Channels, IReadOnlyList<Choice> Campaigns, IReadOnlyList<Choice> Categories, IReadOnlyList<Choice> Labels);

internal sealed class FeedChoices(LoadPost load, FindCampaigns campaigns, FindCategories categories, ReadChains chains, Texts texts)
{
    /// <param name="chosen">Those of the feed are offered, whatever became of them.</param>
    public async Task<FeedOffer> ReadAsync(FeedInput chosen, CancellationToken cancellationToken)
    {
        var channels = (await load.ChannelsAsync(cancellationToken)).Values.Where(c => c.CanSend || chosen.Channels.Contains(c.Id)).OrderBy(c => c.Name, StringComparer.CurrentCulture);
        return new(
            [.. channels.Select(c => new Choice(c.Id.ToString(), c.Name, c.Name == texts.Resolve(c.NetworkTitle) ? null : texts.Resolve(c.NetworkTitle)))],
            [.. (await campaigns.OfferedAsync(chosen.CampaignId, cancellationToken)).Select(c => new Choice(c.Id.ToString(), c.Name))],
            [.. (await categories.OfferedAsync(chosen.CategoryId, cancellationToken)).Select(c => new Choice(c.Id.ToString(), c.Name))],
            [.. (await chains.NowAsync(cancellationToken)).Set.Labels.Union(chosen.Labels, StringComparer.Ordinal).Select(l => new Choice(l, l))]);
    }
}
