// Says whether the results of a channel's posts are read.
using Folkmoot.Accounts;
using Folkmoot.Networks;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Channels.Engagement;

internal sealed class SwitchResults(StoreDb db, NetworkCatalogue networks, IAudit audit, Actor actor)
{
    /// <summary>False: it is already so, or its network tells nothing.</summary>
    public async Task<bool> RunAsync(Guid channelId, bool on, CancellationToken cancellationToken)
    {
        _ = actor.Required;
        var channel = await db.Channels.SingleOrDefaultAsync(c => c.Id == channelId, cancellationToken);
        if (channel is null || networks.Find(channel.Network) is not ITellResults network || ResultRules.IsOn(channel, network) == on)
        {
            return false;
        }

        (channel.ReadsResults, channel.ResultsRestUntil, channel.ResultsError) = (on, null, null);
        channel.Version++;
        audit.Record(on ? "channels.results-on" : "channels.results-off", "channel", channelId, new { network.Results.DollarsPerPost });
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
