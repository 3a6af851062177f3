// Reads what arrived on a channel since a cursor, and keeps the channel's health; Listening stores what comes back.
using Folkmoot.Channels.Consent;
using Folkmoot.Networks;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Channels;

internal sealed class ReadChannel(StoreDb db, NetworkCatalogue networks, Secrets secrets, Health health, RenewAccess renew, TimeProvider clock)
{
    /// <summary>Null: the channel cannot be read now (off, resting, or its network does not read).</summary>
    public async Task<ReadPage?> RunAsync(Guid channelId, string? cursor, CancellationToken cancellationToken)
    {
        var channel = await db.Channels.AsNoTracking().SingleAsync(c => c.Id == channelId, cancellationToken);
        var network = networks[channel.Network];
        if (channel.State != ChannelState.Connected || channel.PausedUntil > clock.GetUtcNow() || !network.Limits.CanRead)
        {
            return null;
        }

        if (RenewAccess.IsDue(channel, clock.GetUtcNow()) && await renew.RunAsync(channelId, cancellationToken))
        {
            channel = await db.Channels.AsNoTracking().SingleAsync(c => c.Id == channelId, cancellationToken);
        }

        var account = new Account(channel.Id, secrets.Read(channel.Settings));
        var outcome = await network.ReadAsync(account, cursor, cancellationToken);
        await health.KeepAsync(channel, account, cancellationToken);
        switch (outcome)
        {
            case ReadPage page:
                await health.WorkedAsync(channel, cancellationToken);
                return page;
            case ReadFailed { CredentialsRefused: true } refused:
                await health.CredentialsRefusedAsync(channel, refused.Reason, cancellationToken);
                return null;
            case ReadFailed failed:
                await health.RestAsync(channel, failed.Reason, failed.Until, cancellationToken);
                return null;
            default:
                throw new System.Diagnostics.UnreachableException(outcome.GetType().Name);
        }
    }
}
