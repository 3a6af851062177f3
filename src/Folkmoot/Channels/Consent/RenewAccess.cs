// Renews a channel's access before it ends: one node at a time, and what the network gave is stored before anything is done with it.
using Folkmoot.Networks;
using Folkmoot.Networks.OAuth;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Channels.Consent;

/// <summary>
/// A refresh token is often of use once, so that two nodes must never use the same one, and the one that comes back must never be lost. The turn is
/// one UPDATE that only one node wins; it commits before the call. The answer is written by itself, not with whatever else the caller saves, is not
/// given up when the caller is cancelled, and is written only over the token that was used. When the process ends between the answer and its commit,
/// the turn runs out after two minutes and the old token is tried again: networks that still take it go on, of the others the channel asks for a person.
/// </summary>
internal sealed partial class RenewAccess(StoreDb db, NetworkCatalogue networks, Secrets secrets, Health health, TimeProvider clock, ILogger<RenewAccess> logger)
{
    /// <summary>Longer than any call may take.</summary>
    private static readonly TimeSpan Turn = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    public static bool IsDue(Channel channel, DateTimeOffset now) => channel.State == ChannelState.Connected && channel.RenewAt <= now;

    /// <summary>Whether this call renewed it. Must not run inside a transaction.</summary>
    public async Task<bool> RunAsync(Guid channelId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var until = now + Turn;
        var mine = await db.Channels
            .Where(c => c.Id == channelId && c.State == ChannelState.Connected && c.RenewAt <= now && (c.RenewingUntil == null || c.RenewingUntil < now))
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.RenewingUntil, until), cancellationToken);
        if (mine == 0)
        {
            return false;
        }

        var channel = await db.Channels.AsNoTracking().SingleAsync(c => c.Id == channelId, cancellationToken);
        var account = new Account(channel.Id, secrets.Read(channel.Settings));
        var used = account[ConsentTokens.Refresh];
        RefreshOutcome outcome = await AppAsync(channel, account, cancellationToken) is { } app
            ? await ((IByConsent)networks[channel.Network]).RefreshAsync(account, app, cancellationToken)
            : new RefreshRefused(new Reason("channels.app.missing"));
        switch (outcome)
        {
            case Refreshed:
                return await KeepAsync(channel, account, used);
            case RefreshRefused refused when await HoldsAsync(channelId, used):
                Log.Refused(logger, channelId, channel.Network);
                await EndTurnAsync(channelId);
                await RefusedAsync(channel, refused.Reason);
                return false;
            case RefreshLater later:
                Log.Later(logger, channelId, channel.Network);
                await EndTurnAsync(channelId);
                var again = later.Until > now + Pause ? later.Until : now + Pause;
                await db.Channels.Where(c => c.Id == channelId && c.RenewedAt == channel.RenewedAt).ExecuteUpdateAsync(s => s.SetProperty(c => c.RenewAt, again), CancellationToken.None);
                return false;
            default:
                // Refused, but a person connected the channel anew meanwhile: what was refused is gone.
                await EndTurnAsync(channelId);
                return false;
        }
    }

    private async Task<ConsentApp?> AppAsync(Channel channel, Account account, CancellationToken cancellationToken)
    {
        var server = account[SaveApp.ServerField];
        var apps = await db.AgencyApps.AsNoTracking().Where(a => a.Network == channel.Network).Take(100).ToListAsync(cancellationToken);
        return (apps.Find(a => a.Server == server) ?? (apps is [var only] ? only : null))?.Open(secrets);
    }

    private async Task<bool> KeepAsync(Channel channel, Account account, string used)
    {
        while (true)
        {
            var stored = await db.Channels.Where(c => c.Id == channel.Id).Select(c => c.Settings).SingleAsync(CancellationToken.None);
            var settings = secrets.Read(stored);
            if (settings.GetValueOrDefault(ConsentTokens.Refresh) != used)
            {
                await EndTurnAsync(channel.Id);
                return false;
            }

            string[] names = [ConsentTokens.Access, ConsentTokens.Refresh, ConsentTokens.AccessEnds, ConsentTokens.RefreshEnds];
            var merged = secrets.Protect(Secrets.Merge(settings, account.Settings.Where(s => names.Contains(s.Key)).ToDictionary()));
            var now = clock.GetUtcNow();
            var (renewAt, end) = (ConsentTokens.RefreshAt(account, now), CredentialExpiry.Plausible(ConsentTokens.EndOf(account), now));
            var told = end == channel.CredentialsExpireAt ? channel.ExpiryToldDays : null;

            // Somebody may have written what was learned of the account since: then it is read again, and nothing of either is lost.
            if (await db.Channels.Where(c => c.Id == channel.Id && c.Settings == stored).ExecuteUpdateAsync(s => s
                    .SetProperty(c => c.Settings, merged).SetProperty(c => c.RenewAt, renewAt).SetProperty(c => c.RenewedAt, now).SetProperty(c => c.RenewingUntil, (DateTimeOffset?)null)
                    .SetProperty(c => c.CredentialsExpireAt, end).SetProperty(c => c.ExpiryToldDays, told), CancellationToken.None) == 1)
            {
                Log.Renewed(logger, channel.Id, channel.Network);
                return true;
            }
        }
    }

    private async Task<bool> HoldsAsync(Guid channelId, string used) =>
        secrets.Read(await db.Channels.Where(c => c.Id == channelId).Select(c => c.Settings).SingleAsync(CancellationToken.None)).GetValueOrDefault(ConsentTokens.Refresh) == used;

    private Task<int> EndTurnAsync(Guid channelId) => db.Channels.Where(c => c.Id == channelId)
        .ExecuteUpdateAsync(s => s.SetProperty(c => c.RenewingUntil, (DateTimeOffset?)null), CancellationToken.None);

    private async Task RefusedAsync(Channel channel, Reason reason)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(CancellationToken.None);
        await health.MustReconnectAsync(channel, reason, CancellationToken.None);
        await db.SaveChangesAsync(CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
    }

    private static partial class Log
    {
        [LoggerMessage(220, LogLevel.Information, "The access of channel {ChannelId} on {Network} was renewed")]
        public static partial void Renewed(ILogger logger, Guid channelId, string network);

        [LoggerMessage(221, LogLevel.Warning, "The access of channel {ChannelId} on {Network} could not be renewed now")]
        public static partial void Later(ILogger logger, Guid channelId, string network);

        [LoggerMessage(222, LogLevel.Error, "The access of channel {ChannelId} on {Network} is not renewed any more: connect it again")]
        public static partial void Refused(ILogger logger, Guid channelId, string network);
    }
}
