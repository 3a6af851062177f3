// Looks for channels whose access is to be renewed, and forgets consents that led nowhere.
using Folkmoot.Storage;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Channels.Consent;

internal sealed record WatchAccessDue;

internal sealed class WatchAccess(StoreDb db, Jobs jobs, TimeProvider clock) : IHandle<WatchAccessDue>
{
    private const int Most = 1_000;

    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    public async Task<Next> HandleAsync(WatchAccessDue job, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        // The watch looks over every agency's channels; each renewal is work of the channel's own agency.
        var due = await db.Channels.IgnoreQueryFilters().AsNoTracking()
            .Where(c => c.State == ChannelState.Connected && c.RenewAt <= now && (c.RenewingUntil == null || c.RenewingUntil < now))
            .OrderBy(c => c.RenewAt).Take(Most).Select(c => new { c.Id, c.AgencyId }).ToListAsync(cancellationToken);
        foreach (var channel in due)
        {
            await jobs.AddAsync(new RenewDue(channel.Id), cancellationToken, key: RenewDue.Key(channel.Id), agencyId: channel.AgencyId);
        }

        // Rows of every agency: they hold tokens that nobody came to choose among.
        var old = now - Kept;
        await db.ConsentRequests.IgnoreQueryFilters().Where(r => r.ExpiresAt < old).ExecuteDeleteAsync(cancellationToken);
        return Next.Done;
    }
}
