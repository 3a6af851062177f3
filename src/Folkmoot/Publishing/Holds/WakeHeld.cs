// Puts posts that were due and held in line again, once a hold may be over; what still holds is found out in the moment of sending.
using Folkmoot.Channels;
using Folkmoot.Storage;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Holds;

internal sealed class WakeHeld(StoreDb db, Jobs jobs, TimeProvider clock)
{
    /// <summary>More are sent when their own jobs come to the end of the period that they waited for.</summary>
    private const int Most = 1_000;

    /// <summary>Adds the jobs in the caller's transaction.</summary>
    /// <param name="postId">Null for every post of the agency.</param>
    public async Task RunAsync(Guid? postId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var waiting = await db.Deliveries.AsNoTracking()
            .Where(d => d.OwnerKind == Post.Kind && d.State == DeliveryState.Waiting && d.DueAt <= now && (postId == null || d.OwnerId == postId))
            .OrderBy(d => d.DueAt).Take(Most).Select(d => new { d.Id, d.Lane }).ToListAsync(cancellationToken);
        foreach (var delivery in waiting)
        {
            // Without a key: the open job of a held delivery sleeps until the period's planned end, and a second one is harmless.
            await jobs.AddAsync(new SendDelivery(delivery.Id), cancellationToken, lane: delivery.Lane);
        }
    }
}
