// Switches a channel off, so that nothing is sent or read, and on again.
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Channels;

internal sealed class SwitchChannel(StoreDb db, WakeDeliveries wake, IAudit audit, Actor actor)
{
    /// <summary>False: it is already so, or not there.</summary>
    public async Task<bool> RunAsync(Guid channelId, bool on, CancellationToken cancellationToken)
    {
        _ = actor.Required;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var (from, to) = on ? (ChannelState.Off, ChannelState.Connected) : (ChannelState.Connected, ChannelState.Off);
        var switched = await db.Channels.Where(c => c.Id == channelId && (c.State == from || (!on && c.State == ChannelState.NeedsReconnect)))
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.State, to).SetProperty(c => c.Version, c => c.Version + 1), cancellationToken);
        if (switched == 0)
        {
            return false;
        }

        if (on)
        {
            await wake.RunAsync(channelId, cancellationToken);
        }

        audit.Record(on ? "channels.switched-on" : "channels.switched-off", "channel", channelId);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
