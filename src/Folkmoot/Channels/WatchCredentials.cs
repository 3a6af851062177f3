// Warns, once at each step, of channels whose credentials are about to end.
using Folkmoot.Storage;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Channels;

internal sealed partial class WatchCredentials(StoreDb db, IAudit audit, TimeProvider clock, ILogger<WatchCredentials> logger) : IHandle<WatchExpiry>
{
    private const int Most = 1_000;

    public async Task<Next> HandleAsync(WatchExpiry job, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var horizon = now.AddDays(CredentialExpiry.WarnDays[0]);
        // The watch looks over every agency's channels and records with each its own.
        var ending = await db.Channels.IgnoreQueryFilters()
            .Where(c => c.State == ChannelState.Connected && c.CredentialsExpireAt != null && c.CredentialsExpireAt <= horizon)
            .OrderBy(c => c.CredentialsExpireAt).Take(Most).ToListAsync(cancellationToken);
        foreach (var channel in ending)
        {
            var warning = CredentialExpiry.Warning(channel.CredentialsExpireAt, now);
            if (!CredentialExpiry.MustTell(warning, channel.ExpiryToldDays))
            {
                continue;
            }

            channel.ExpiryToldDays = warning;
            audit.RecordFor(channel.AgencyId, "channels.credentials-expire", "channel", channel.Id,
                new { days = warning, at = channel.CredentialsExpireAt });
            Log.Ending(logger, channel.Id, channel.Network, channel.CredentialsExpireAt!.Value);
        }

        return Next.Done;
    }

    private static partial class Log
    {
        [LoggerMessage(210, LogLevel.Warning, "The credentials of channel {ChannelId} on {Network} end at {At}: connect it again before then")]
        public static partial void Ending(ILogger logger, Guid channelId, string network, DateTimeOffset at);
    }
}
