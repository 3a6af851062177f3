// Keeps account of what networks charge: reserves the price of a call before it is made, and holds what would go above a channel's cap.
using Folkmoot.Networks;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Channels.Costs;

internal sealed class CostLedger(StoreDb db, FindCosts costs, TimeProvider clock)
{
    /// <summary>The answers of the owners, but "later" for what would go above a cap. Two nodes may both think there is room: <see cref="ReserveAsync"/> decides.</summary>
    public async Task<IReadOnlyList<GuardAnswer>> HoldAsync(IReadOnlyList<Ready> ready, IReadOnlyList<GuardAnswer> answers, CancellationToken cancellationToken)
    {
        var result = answers.ToArray();
        var now = clock.GetUtcNow();
        var spent = new Dictionary<Guid, long>();
        for (var i = 0; i < ready.Count; i++)
        {
            var (delivery, channel) = (ready[i].Delivery, ready[i].Channel);
            if (answers[i] is not MaySend || channel.CapMicros is not { } cap || CostRules.PriceOf(ready[i].Network, delivery.ReadContent()) is not { } price)
            {
                continue;
            }

            if (!spent.TryGetValue(channel.Id, out var sum))
            {
                sum = await costs.SpentAsync(channel.Id, CostRules.MonthOf(now), cancellationToken);
            }

            var micros = CostRules.Micros(price.Dollars);
            var isHeld = delivery.OverCapAt is null && CostRules.IsOver(cap, sum, micros);
            if (isHeld)
            {
                result[i] = CostRules.Hold(delivery, channel.Name, cap, sum, micros, now);
            }

            spent[channel.Id] = isHeld ? sum : sum + micros;
        }

        return result;
    }

    /// <summary>Writes the prices of calls into the transaction that marks them, under a lock of each channel. False, and nothing is written: they do not fit.</summary>
    public async Task<bool> ReserveAsync(IReadOnlyList<SendMark> marks, CancellationToken cancellationToken)
    {
        var entries = new List<CostEntry>();
        // In one order, so that two nodes never wait for each other.
        foreach (var channel in marks.Where(m => m.Network.Rules?.Prices is not null).GroupBy(m => m.Channel.Id).OrderBy(g => g.Key))
        {
            await db.LockAsync(LockOf(channel.Key), cancellationToken);
            var cap = await db.Channels.Where(c => c.Id == channel.Key).Select(c => c.CapMicros).SingleAsync(cancellationToken);
            var spent = cap is null ? 0 : await costs.SpentAsync(channel.Key, CostRules.MonthOf(channel.First().Attempt.StartedAt), cancellationToken);
            foreach (var mark in channel)
            {
                var price = CostRules.PriceOf(mark.Network, mark.Delivery.ReadContent())!;
                var micros = CostRules.Micros(price.Dollars);
                if (mark.Delivery.OverCapAt is null && CostRules.IsOver(cap, spent, micros))
                {
                    return false;
                }

                spent += micros;
                entries.Add(new CostEntry
                {
                    Id = mark.Attempt.Id,
                    AgencyId = mark.Delivery.AgencyId,
                    ChannelId = channel.Key,
                    DeliveryId = mark.Delivery.Id,
                    At = mark.Attempt.StartedAt,
                    Month = CostRules.MonthOf(mark.Attempt.StartedAt),
                    Kind = price.Address ? CostKind.PostWithAddress : CostKind.Post,
                    Count = 1,
                    Micros = micros,
                });
            }
        }

        db.CostEntries.AddRange(entries);
        return true;
    }

    /// <summary>Takes the prices of calls back that made no post: not begun, refused, put off. Unsaved.</summary>
    public async Task GiveBackAsync(IReadOnlyCollection<Guid> attempts, CancellationToken cancellationToken)
    {
        if (attempts.Count > 0)
        {
            db.CostEntries.RemoveRange(await db.CostEntries.Where(c => attempts.Contains(c.Id)).ToListAsync(cancellationToken));
        }
    }

    /// <summary>Reserves the reading of as many posts as fit beneath the cap beside everything that waits to be sent this month. Null: not one does.</summary>
    public async Task<CostEntry?> ReserveReadingAsync(Channel channel, INetwork network, decimal dollarsPerPost, int wanted, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockAsync(LockOf(channel.Id), cancellationToken);
        var (now, each) = (clock.GetUtcNow(), CostRules.Micros(dollarsPerPost));
        var month = CostRules.MonthOf(now);
        var cap = await db.Channels.Where(c => c.Id == channel.Id).Select(c => c.CapMicros).SingleAsync(cancellationToken);
        var may = cap is null ? wanted : CostRules.Readable(
            cap, await costs.SpentAsync(channel.Id, month, cancellationToken), (await costs.PlannedAsync(channel.Id, network, month, null, cancellationToken)).Micros, each, wanted);
        if (may == 0)
        {
            return null;
        }

        var entry = new CostEntry { Id = Guid.CreateVersion7(now), AgencyId = channel.AgencyId, ChannelId = channel.Id, At = now, Month = month, Kind = CostKind.Results, Count = may, Micros = may * each };
        db.CostEntries.Add(entry);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return entry;
    }

    /// <summary>What was read of it after all. Unsaved.</summary>
    public void Settle(CostEntry reading, int told)
    {
        if (told == 0)
        {
            db.CostEntries.Remove(reading);
            return;
        }

        (reading.Micros, reading.Count) = (reading.Micros / reading.Count * told, told);
    }

    private static string LockOf(Guid channelId) => $"costs:{channelId}";
}
