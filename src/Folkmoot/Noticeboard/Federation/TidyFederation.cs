// Clears what federation no longer needs: settled deliveries with their activities, and what people wrote once it was read.
using Folkmoot.Storage;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Noticeboard.Federation;

internal sealed record TidyFederationDue;

internal sealed class TidyFederation(StoreDb db, TimeProvider clock) : IHandle<TidyFederationDue>
{
    /// <summary>A removal reaches those who stopped following as long as it is known that they got the post.</summary>
    private static readonly TimeSpan KeepDeliveries = TimeSpan.FromDays(90);

    private static readonly TimeSpan KeepIncoming = TimeSpan.FromDays(30);

    public async Task<Next> HandleAsync(TidyFederationDue job, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (settled, read) = (now - KeepDeliveries, now - KeepIncoming);
        // The house tidies for every agency.
        await db.ActivityDeliveries.IgnoreQueryFilters().Where(d => d.SettledAt < settled).ExecuteDeleteAsync(cancellationToken);
        await db.OutgoingActivities.IgnoreQueryFilters()
            .Where(a => a.CreatedAt < settled && !db.ActivityDeliveries.IgnoreQueryFilters().Any(d => d.ActivityId == a.Id)).ExecuteDeleteAsync(cancellationToken);
        await db.IncomingNotes.IgnoreQueryFilters().Where(n => n.ReceivedAt < read && n.Payload != null)
            .ExecuteUpdateAsync(s => s.SetProperty(n => n.Payload, (string?)null), cancellationToken);
        return Next.Done;
    }
}
