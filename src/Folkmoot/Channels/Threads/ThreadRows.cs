// Reads and changes the rows of one thread.
using Folkmoot.Networks;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Channels.Threads;

internal static class ThreadRows
{
    public static IQueryable<Delivery> PartsOf(this StoreDb db, Delivery one) =>
        db.Deliveries.Where(d => d.OwnerKind == one.OwnerKind && d.OwnerId == one.OwnerId && d.ChannelId == one.ChannelId && d.Part <= d.LastPart);

    /// <summary>What a further part answers: the part above it, with the first as the root. The same at every attempt, because what is out keeps its name.</summary>
    public static async Task<ReplyTarget?> AboveAsync(this StoreDb db, Delivery part, CancellationToken cancellationToken)
    {
        var named = await db.PartsOf(part).AsNoTracking().Where(d => d.Part == 0 || d.Part == part.Part - 1).OrderBy(d => d.Part)
            .Select(d => new { d.ExternalId, d.Revision }).ToListAsync(cancellationToken);
        var (root, above) = (named[0], named[^1]);
        return above.ExternalId is { } id ? new ReplyTarget(id, above.Revision, root.ExternalId ?? id, root.ExternalId is null ? above.Revision : root.Revision) : null;
    }

    /// <summary>After a person's word on a part: those behind it that were never begun wait for it anew, with new times. Nothing that may be out is touched.</summary>
    public static async Task GoOnAsync(this StoreDb db, Delivery settled, Verdict verdict, DateTimeOffset now, DateTimeOffset publishBy, CancellationToken cancellationToken)
    {
        if (settled.Part < settled.LastPart && verdict != Verdict.LeaveIt)
        {
            var waits = ThreadRules.WaitsAbove.ToStored();
            await db.PartsOf(settled)
                .Where(d => d.Part > settled.Part && !d.WithdrawRequested && d.StartedAt == null && (d.State == DeliveryState.Waiting || d.State == DeliveryState.NeedsReview))
                .ExecuteUpdateAsync(s => s
                    .SetProperty(d => d.State, DeliveryState.Waiting).SetProperty(d => d.DueAt, now).SetProperty(d => d.PublishBy, publishBy)
                    .SetProperty(d => d.SettledAt, (DateTimeOffset?)null).SetProperty(d => d.Reason, waits), cancellationToken);
        }
    }
}
