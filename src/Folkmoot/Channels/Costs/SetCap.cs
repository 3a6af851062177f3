// Says how much a channel may cost in a month; what waited at the old cap is asked again at once.
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Channels.Costs;

internal sealed class SetCap(StoreDb db, NetworkCatalogue networks, FindCosts costs, Jobs jobs, IAudit audit, Actor actor)
{
    /// <summary>More are sent when the month is over, or by the next change of the cap.</summary>
    private const int WakeMost = 1_000;

    /// <param name="Dollars">Null for no cap.</param>
    /// <param name="WarnPercent">Null for the usual.</param>
    internal sealed record Input(Guid ChannelId, decimal? Dollars, int? WarnPercent);

    public async Task<Outcome> RunAsync(Input input, CancellationToken cancellationToken)
    {
        _ = actor.Required;
        if (input.Dollars is < 0.01m or > CostRules.CapMost)
        {
            return new Outcome.Refused("Dollars", "channels.costs.cap.wrong");
        }

        if (input.WarnPercent is < 1 or > 100)
        {
            return new Outcome.Refused("WarnPercent", "channels.costs.warn.wrong");
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.Channels.SingleOrDefaultAsync(c => c.Id == input.ChannelId, cancellationToken) is not { } channel || networks.Find(channel.Network)?.Rules?.Prices is null)
        {
            return new Outcome.Refused("", "channels.costs.nothing");
        }

        var before = channel.CapMicros;
        (channel.CapMicros, channel.CapWarnPercent) = (input.Dollars is { } dollars ? CostRules.Micros(dollars) : null, input.WarnPercent);
        // Readings that rested at the old cap may go on.
        (channel.ResultsRestUntil, channel.ResultsError) = (null, null);
        channel.Version++;
        foreach (var held in await costs.HeldAsync(channel.Id, WakeMost, cancellationToken))
        {
            // Without a key: the open job of a held delivery sleeps until the month is over, and a second one is harmless.
            await jobs.AddAsync(new SendDelivery(held.Id), cancellationToken, lane: held.Lane);
        }

        audit.Record("channels.cost-cap", "channel", channel.Id, new { before, channel.CapMicros, channel.CapWarnPercent });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new Outcome.Made(channel.Id);
    }
}
