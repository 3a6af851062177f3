// Keeps a channel's health: rests it after failures, longer each time, and wakes it after a success.
using Folkmoot.Channels.Consent;
using Folkmoot.Networks;
using Folkmoot.Storage;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Folkmoot.Channels;

/// <summary>Writes with single statements, because many deliveries of one channel end at the same time.</summary>
internal sealed class Health(StoreDb db, Secrets secrets, IAudit audit, Jobs jobs, TimeProvider clock, IOptions<ChannelsOptions> options)
{
    /// <summary>So young an access that is refused is refused for good; an older one may have been ended before its time.</summary>
    private static readonly TimeSpan Young = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan WorkedGrain = TimeSpan.FromMinutes(1);

    public async Task WorkedAsync(Channel channel, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (channel is { BackoffStep: 0, LastError: null } && now - channel.LastWorkedAt < WorkedGrain)
        {
            return;
        }

        await db.Channels.Where(c => c.Id == channel.Id).ExecuteUpdateAsync(s => s
            .SetProperty(c => c.LastWorkedAt, now).SetProperty(c => c.BackoffStep, 0).SetProperty(c => c.PausedUntil, (DateTimeOffset?)null)
            .SetProperty(c => c.PausedReason, (string?)null).SetProperty(c => c.LastError, (string?)null), cancellationToken);
    }

    /// <summary>Rests the channel and returns until when.</summary>
    public async Task<DateTimeOffset> RestAsync(Channel channel, Reason reason, DateTimeOffset? asked, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        // Deliveries that were under way together are one failure, not many: only a channel that is awake escalates.
        var step = channel.PausedUntil > now ? Math.Max(1, channel.BackoffStep) : Math.Min(channel.BackoffStep + 1, ChannelBackoff.StepMax);
        var until = ChannelBackoff.Until(step, asked, now, TimeSpan.FromSeconds(options.Value.BackoffFirstSeconds));
        var words = reason.ToStored();
        await db.Channels.Where(c => c.Id == channel.Id).ExecuteUpdateAsync(s => s
            .SetProperty(c => c.BackoffStep, step).SetProperty(c => c.PausedUntil, until).SetProperty(c => c.PausedReason, words)
            .SetProperty(c => c.LastError, words).SetProperty(c => c.LastErrorAt, now), cancellationToken);
        return until;
    }

    /// <summary>The network refused the credentials: where they renew themselves that is tried once; if not, or if new ones are refused too, a person must connect the channel again.</summary>
    public async Task CredentialsRefusedAsync(Channel channel, Reason reason, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (channel.RenewAt is null || channel.RenewedAt > now - Young)
        {
            await MustReconnectAsync(channel, reason, cancellationToken);
            return;
        }

        // Unless they were renewed since this call was begun with the old ones.
        await db.Channels.Where(c => c.Id == channel.Id && c.RenewedAt == channel.RenewedAt && c.RenewAt > now).ExecuteUpdateAsync(s => s.SetProperty(c => c.RenewAt, now), cancellationToken);
        await jobs.AddAsync(new RenewDue(channel.Id), cancellationToken, key: RenewDue.Key(channel.Id));
    }

    /// <summary>Nothing more is tried until a person connects the channel again. Must be saved by the caller.</summary>
    public async Task MustReconnectAsync(Channel channel, Reason reason, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var words = reason.ToStored();
        var changed = await db.Channels.Where(c => c.Id == channel.Id && c.State == ChannelState.Connected).ExecuteUpdateAsync(s => s
            .SetProperty(c => c.State, ChannelState.NeedsReconnect).SetProperty(c => c.LastError, words).SetProperty(c => c.LastErrorAt, now), cancellationToken);
        if (changed == 1)
        {
            audit.Record("channels.credentials-refused", "channel", channel.Id, new { reason = reason.ToString() });
        }
    }

    /// <summary>Stores credentials that the network refreshed during a call, unless somebody connected the channel anew meanwhile: what a person gave stands.</summary>
    public async Task KeepAsync(Channel channel, Account account, CancellationToken cancellationToken)
    {
        if (!account.Changed)
        {
            return;
        }

        var settings = secrets.Protect(Secrets.Merge(secrets.Read(channel.Settings), account.Settings));
        await db.Channels.Where(c => c.Id == channel.Id && c.Settings == channel.Settings)
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.Settings, settings), cancellationToken);
    }
}
