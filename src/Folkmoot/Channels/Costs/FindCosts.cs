// Reads what a channel cost and will cost: a month's sum, what waits to be sent, and the months so far.
using Folkmoot.Networks;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Channels.Costs;

/// <param name="Posts">How many.</param>
internal sealed record PlannedCost(int Posts, long Micros);

internal sealed record MonthCost(int Month, int Posts, long PostMicros, int Read, long ReadMicros)
{
    public long Micros => PostMicros + ReadMicros;
}

internal sealed class FindCosts(StoreDb db, TimeProvider clock)
{
    /// <summary>Of one channel in one month; more are not priced one by one, and are named as "at least".</summary>
    public const int PlannedMost = 2_000;

    private const int MonthsMost = 36;

    public Task<long> SpentAsync(Guid channelId, int month, CancellationToken cancellationToken) =>
        db.CostEntries.Where(c => c.ChannelId == channelId && c.Month == month).SumAsync(c => c.Micros, cancellationToken);

    /// <summary>What is approved and waits to be sent in a month; what is overdue counts to the present one.</summary>
    /// <param name="exceptOwner">Owner whose deliveries are left out; null for none.</param>
    public async Task<PlannedCost> PlannedAsync(Guid channelId, INetwork? network, int month, Guid? exceptOwner, CancellationToken cancellationToken)
    {
        if (network?.Rules?.Prices is null)
        {
            return new PlannedCost(0, 0);
        }

        var from = month == CostRules.MonthOf(clock.GetUtcNow()) ? DateTimeOffset.MinValue : CostRules.StartOf(month);
        var until = CostRules.EndOf(month);
        var waiting = await db.Deliveries.AsNoTracking()
            .Where(d => d.ChannelId == channelId && d.State == DeliveryState.Waiting && d.DueAt >= from && d.DueAt < until && d.OwnerId != exceptOwner)
            .OrderBy(d => d.DueAt).Take(PlannedMost).ToListAsync(cancellationToken);
        return new PlannedCost(waiting.Count, waiting.Sum(d => CostRules.PriceOf(network, d.ReadContent()) is { } price ? CostRules.Micros(price.Dollars) : 0));
    }

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<MonthCost>> MonthsAsync(Guid channelId, CancellationToken cancellationToken) =>
        await db.CostEntries.AsNoTracking().Where(c => c.ChannelId == channelId).GroupBy(c => c.Month).OrderByDescending(g => g.Key).Take(MonthsMost)
            .Select(g => new MonthCost(
                g.Key,
                g.Sum(c => c.Kind == CostKind.Results ? 0 : c.Count),
                g.Sum(c => c.Kind == CostKind.Results ? 0 : c.Micros),
                g.Sum(c => c.Kind == CostKind.Results ? c.Count : 0),
                g.Sum(c => c.Kind == CostKind.Results ? c.Micros : 0)))
            .ToListAsync(cancellationToken);

    /// <summary>What waits because of the cap, the longest due first.</summary>
    public async Task<IReadOnlyList<Delivery>> HeldAsync(Guid channelId, int most, CancellationToken cancellationToken) =>
        await db.Deliveries.AsNoTracking()
            .Where(d => d.ChannelId == channelId && d.State == DeliveryState.Waiting && d.OverCapAt == null && d.Reason != null && d.Reason.StartsWith(HeldStart))
            .OrderBy(d => d.DueAt).Take(most).ToListAsync(cancellationToken);

    /// <summary>How a reason of this kind begins as it is stored.</summary>
    private static readonly string HeldStart = $"[\"{CostRules.HeldKey}\"";
}
