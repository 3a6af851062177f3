// Looks which channels have results to be read, and has each read by one worker.
using Folkmoot.Networks;
using Folkmoot.Storage;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Channels.Engagement;

internal sealed record WatchResultsDue;

internal sealed class WatchResults(StoreDb db, NetworkCatalogue networks, Jobs jobs, TimeProvider clock) : IHandle<WatchResultsDue>
{
    public async Task<Next> HandleAsync(WatchResultsDue job, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var since = now - ResultRhythm.Follow;
        var tellers = networks.All.OfType<ITellResults>().ToList();
        var all = tellers.ConvertAll(n => n.Name);
        var free = tellers.Where(n => n.Results.DollarsPerPost is null).Select(n => n.Name).ToList();
        // The watch looks over every agency's channels; each is read in the name of its own.
        var due = await db.Channels.IgnoreQueryFilters().AsNoTracking()
            .Where(c => c.State == ChannelState.Connected && all.Contains(c.Network) && (c.ReadsResults == true || (c.ReadsResults == null && free.Contains(c.Network)))
                && (c.ResultsRestUntil == null || c.ResultsRestUntil <= now))
            .Where(c => db.DeliveryResults.Any(r => r.ChannelId == c.Id && r.NextAt <= now)
                || db.Deliveries.Any(d => d.ChannelId == c.Id && d.OwnerKind == ReadResults.OwnerKind && d.State == DeliveryState.Sent && d.ExternalId != null && d.SettledAt > since
                    && !db.DeliveryResults.Any(r => r.DeliveryId == d.Id)))
            .Select(c => new { c.Id, c.AgencyId }).ToListAsync(cancellationToken);
        foreach (var channel in due)
        {
            await jobs.AddAsync(new ReadResultsDue(channel.Id), cancellationToken, key: $"results:{channel.Id}", agencyId: channel.AgencyId);
        }

        return Next.Done;
    }
}
