// What of a post is out, where nobody has asked for it back.
using Folkmoot.Channels;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Amendments;

internal static class OutNow
{
    public static Task<List<Delivery>> OutAsync(this StoreDb db, Guid postId, CancellationToken cancellationToken) =>
        db.Deliveries.AsNoTracking().Where(d => d.OwnerKind == Post.Kind && d.OwnerId == postId && d.State == DeliveryState.Sent && !d.WithdrawRequested)
            .OrderBy(d => d.CreatedAt).ThenBy(d => d.Id).ToListAsync(cancellationToken);
}
