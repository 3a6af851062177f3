// Takes an approval back because the post was changed: what waits is withdrawn, and the post goes back to review. In the caller's transaction.
using Folkmoot.Channels;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing;

internal sealed class VoidApproval(StoreDb db, Deliveries deliveries, TimeProvider clock)
{
    /// <summary>False: a part of it has left or is on its way, so that it cannot be changed; the caller must roll back.</summary>
    public async Task<bool> RunAsync(Post post, CancellationToken cancellationToken)
    {
        var left = await db.Deliveries.AnyAsync(
            d => d.OwnerKind == Post.Kind && d.OwnerId == post.Id && d.State != DeliveryState.Waiting && d.State != DeliveryState.Withdrawn, cancellationToken);
        if (left || await deliveries.WithdrawAsync(Post.Kind, post.Id, cancellationToken) > 0)
        {
            return false;
        }

        var now = clock.GetUtcNow();
        await db.VoidApprovalsAsync(post.Id, now, cancellationToken);
        (post.State, post.ApprovedHash, post.ReleaseAt) = (PostState.InReview, null, null);
        return true;
    }
}
