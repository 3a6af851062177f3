// Connects an existing channel again, with the credentials that were given over those that are stored.
using Folkmoot.Accounts;
using Folkmoot.Networks;
using Folkmoot.Networks.OAuth;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Channels;

/// <param name="Settings">An empty value keeps the stored one.</param>
/// <param name="Version">Of the channel when its form was shown.</param>
/// <param name="Granted">What a consent at the network gave; it takes the place of all that is stored.</param>
internal sealed record ReconnectRequest(Guid ChannelId, IReadOnlyDictionary<string, string?> Settings, int Version, IReadOnlyDictionary<string, string>? Granted = null);

internal sealed class ReconnectChannel(
    StoreDb db, NetworkCatalogue networks, Secrets secrets, WakeDeliveries wake, IAudit audit, Actor actor, TimeProvider clock)
{
    public async Task<ChannelOutcome> RunAsync(ReconnectRequest request, CancellationToken cancellationToken)
    {
        _ = actor.Required;
        var channel = await db.Channels.SingleOrDefaultAsync(c => c.Id == request.ChannelId, cancellationToken);
        if (channel is null)
        {
            return new ChannelOutcome.NotThere();
        }

        if (channel.Version != request.Version)
        {
            return new ChannelOutcome.ChangedMeanwhile();
        }

        var network = networks[channel.Network];
        var stored = secrets.Read(channel.Settings);
        var settings = request.Granted ?? Secrets.Merge(WithoutSessions(network, stored), ChannelSettings.Taken(network, request.Settings));
        if (request.Granted is null && ChannelSettings.Fault(network, settings) is { } fault)
        {
            return new ChannelOutcome.Wrong(fault);
        }

        var account = new Account(channel.Id, settings);
        var check = await network.CheckAsync(account, cancellationToken);
        if (check is not Works works)
        {
            var broken = (Broken)check;
            return new ChannelOutcome.Wrong(new ChannelFault(broken.Reason.ToStored(), broken.Field));
        }

        if (channel.Handle.Length > 0 && works.Handle.Length > 0 && !string.Equals(channel.Handle, works.Handle, StringComparison.OrdinalIgnoreCase)
            && await db.Deliveries.AnyAsync(d => d.ChannelId == channel.Id, cancellationToken))
        {
            // What was sent before would be asked for, answered and taken down in another account's name.
            return new ChannelOutcome.Wrong(new ChannelFault("channels.error.other-account", null));
        }

        var now = clock.GetUtcNow();
        (channel.Handle, channel.Url) = (works.Handle, works.Url);
        channel.Settings = secrets.Protect(account.Settings);
        channel.State = ChannelState.Connected;
        (channel.CredentialsExpireAt, channel.ExpiryToldDays) = (CredentialExpiry.Plausible(works.CredentialsExpireAt, now), null);
        (channel.RenewAt, channel.RenewedAt, channel.RenewingUntil) = (ConsentTokens.RefreshAt(account, now), request.Granted is null ? null : now, null);
        (channel.BackoffStep, channel.PausedUntil, channel.PausedReason, channel.LastError) = (0, null, null, null);
        channel.LastWorkedAt = now;
        channel.Version++;
        await wake.RunAsync(channel.Id, cancellationToken);
        audit.Record("channels.reconnected", "channel", channel.Id, new { channel.Handle });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new ChannelOutcome.ChangedMeanwhile();
        }

        return new ChannelOutcome.Done(channel.Id);
    }

    /// <summary>Only what people enter: session tokens that the network gave belong to the credentials that are being replaced.</summary>
    private static Dictionary<string, string> WithoutSessions(INetwork network, Dictionary<string, string> stored) =>
        stored.Where(s => network.Settings.Any(f => f.Name == s.Key)).ToDictionary(s => s.Key, s => s.Value, StringComparer.Ordinal);
}
