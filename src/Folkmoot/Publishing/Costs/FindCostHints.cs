// What its author should know of the price of a post: that with it the month's cap of a channel would be reached, or nearly.
using Folkmoot.Channels;
using Folkmoot.Channels.Costs;
using Folkmoot.Networks;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Costs;

internal sealed class FindCostHints(StoreDb db, NetworkCatalogue networks, FindCosts costs, TimeProvider clock)
{
    /// <summary>A hint for each channel; none blocks, because a person may raise the cap until the post is due, and at its time it is held.</summary>
    /// <param name="own">The post itself, whose deliveries are not counted twice; null for a new one.</param>
    public async Task<IReadOnlyList<Problem>> WarnAsync(PostContent content, Guid? own, CancellationToken cancellationToken)
    {
        var ids = content.Versions.Select(v => v.ChannelId).ToList();
        var capped = await db.Channels.AsNoTracking().Where(c => ids.Contains(c.Id) && c.CapMicros != null)
            .Select(c => new { c.Id, c.Name, c.Network, c.CapMicros, c.CapWarnPercent }).ToListAsync(cancellationToken);
        var found = new List<Problem>();
        foreach (var channel in capped)
        {
            var network = networks.Find(channel.Network);
            if (network?.Rules?.Prices is null)
            {
                continue;
            }

            var micros = content.For(channel.Id, network.Limits.HasThreads).Sum(part => CostRules.PriceOf(network, part) is { } price ? CostRules.Micros(price.Dollars) : 0);
            var month = CostRules.MonthOf(content.ReleaseAt(clock.GetUtcNow()));
            var before = await costs.SpentAsync(channel.Id, month, cancellationToken) + (await costs.PlannedAsync(channel.Id, network, month, own, cancellationToken)).Micros;
            var rule = CostRules.IsOver(channel.CapMicros, before, micros) ? "cost-cap" : CostRules.IsNear(channel.CapMicros, channel.CapWarnPercent, before + micros) ? "cost-near" : null;
            if (rule is not null)
            {
                found.Add(new Problem(
                    rule, false, PostPart.Targets, channel.Id, channel.Name, CostRules.Written(channel.CapMicros!.Value), CostRules.Written(before), CostRules.Written(micros)));
            }
        }

        return found;
    }
}
