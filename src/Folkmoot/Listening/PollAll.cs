// Begins a round over every channel of every agency that can be read now.
using Folkmoot.Channels;
using Folkmoot.Storage;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Listening;

internal sealed record PollRound;

internal sealed class PollAll(StoreDb db, NetworkCatalogue networks, Jobs jobs, TimeProvider clock) : IHandle<PollRound>
{
    public async Task<Next> HandleAsync(PollRound job, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var readable = networks.All.Where(n => n.Limits.CanRead).Select(n => n.Name).ToList();
        // Every agency's channels are read; each job then works for its own agency alone.
        var due = await db.Channels.IgnoreQueryFilters().AsNoTracking()
            .Where(c => c.State == ChannelState.Connected && (c.PausedUntil == null || c.PausedUntil <= now) && readable.Contains(c.Network))
            .Where(c => !db.Sources.IgnoreQueryFilters().Any(s => s.ChannelId == c.Id && s.NextReadAt > now))
            .OrderBy(c => c.Id).Select(c => new { c.Id, c.AgencyId }).ToListAsync(cancellationToken);
        foreach (var channel in due)
        {
            // The key lets one round end before the next begins.
            await jobs.AddAsync(new PollChannel(channel.Id), cancellationToken, key: $"listening.poll:{channel.Id}", agencyId: channel.AgencyId);
        }

        return Next.Done;
    }
}
