// Renews one channel's access, and puts what waited for it in line again.
using Folkmoot.Work;

namespace Folkmoot.Channels.Consent;

internal sealed record RenewDue(Guid ChannelId)
{
    public static string Key(Guid channelId) => $"renew:{channelId}";
}

internal sealed class RenewChannel(RenewAccess renew, WakeDeliveries wake) : IHandle<RenewDue>
{
    public async Task<Next> HandleAsync(RenewDue job, CancellationToken cancellationToken)
    {
        if (await renew.RunAsync(job.ChannelId, cancellationToken))
        {
            await wake.RunAsync(job.ChannelId, cancellationToken);
        }

        return Next.Done;
    }
}
