// Tries a connected channel with its stored credentials, because a person asked, and keeps what comes of it.
using Folkmoot.Accounts;
using Folkmoot.Channels.Consent;
using Folkmoot.Networks;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Channels;

internal sealed class CheckChannel(StoreDb db, NetworkCatalogue networks, Secrets secrets, Health health, RenewAccess renew, IAudit audit, Actor actor, TimeProvider clock)
{
    /// <summary>Null: it is not there.</summary>
    public async Task<CheckOutcome?> RunAsync(Guid channelId, CancellationToken cancellationToken)
    {
        _ = actor.Required;
        var channel = await db.Channels.AsNoTracking().SingleOrDefaultAsync(c => c.Id == channelId, cancellationToken);
        if (channel is null)
        {
            return null;
        }

        if (RenewAccess.IsDue(channel, clock.GetUtcNow()) && await renew.RunAsync(channelId, cancellationToken))
        {
            channel = await db.Channels.AsNoTracking().SingleAsync(c => c.Id == channelId, cancellationToken);
        }

        var network = networks[channel.Network];
        var account = new Account(channel.Id, secrets.Read(channel.Settings));
        var outcome = await network.CheckAsync(account, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await health.KeepAsync(channel, account, cancellationToken);
        var now = clock.GetUtcNow();
        if (outcome is Works works)
        {
            var expires = CredentialExpiry.Plausible(works.CredentialsExpireAt, now);
            await db.Channels.Where(c => c.Id == channelId).ExecuteUpdateAsync(s => s
                .SetProperty(c => c.CredentialsExpireAt, expires).SetProperty(c => c.LastWorkedAt, now).SetProperty(c => c.LastError, (string?)null)
                .SetProperty(c => c.State, c => c.State == ChannelState.NeedsReconnect ? ChannelState.Connected : c.State), cancellationToken);
        }
        else if (outcome is Broken { Field: { } field } refused && network.Settings.Any(s => s.Name == field && s.Secret))
        {
            // A wrong address or a network that is away is no reason to ask for new credentials.
            await health.CredentialsRefusedAsync(channel, refused.Reason, cancellationToken);
        }

        audit.Record("channels.checked", "channel", channelId, new { works = outcome is Works, reason = (outcome as Broken)?.Reason.ToString() });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return outcome;
    }
}
