// Ends a channel's rest before its time, because a person knows that the network works again.
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Channels;

internal sealed class ResumeChannel(StoreDb db, WakeDeliveries wake, IAudit audit, Actor actor)
{
    /// <summary>False: it is not resting, or not there.</summary>
    public async Task<bool> RunAsync(Guid channelId, CancellationToken cancellationToken)
    {
        _ = actor.Required;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // The escalation is kept: if the network is still busy, the next rest is the longer one.
        var resumed = await db.Channels.Where(c => c.Id == channelId && c.PausedUntil != null).ExecuteUpdateAsync(s => s
            .SetProperty(c => c.PausedUntil, (DateTimeOffset?)null).SetProperty(c => c.PausedReason, (string?)null), cancellationToken);
        if (resumed == 0)
        {
            return false;
        }

        await wake.RunAsync(channelId, cancellationToken);
        audit.Record("channels.resumed", "channel", channelId);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
