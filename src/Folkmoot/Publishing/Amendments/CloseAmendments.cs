// What becomes of a post's corrections when the post is withdrawn: none is approved any more, and replies with a correction are taken down too.
using Folkmoot.Channels;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Amendments;

internal sealed class CloseAmendments(StoreDb db, Deliveries deliveries, TimeProvider clock)
{
    /// <summary>How many replies were out or on their way. Leaves its changes unsaved.</summary>
    public async Task<int> RunAsync(Guid postId, CancellationToken cancellationToken)
    {
        var outside = 0;
        foreach (var amendment in await db.Amendments.Where(a => a.PostId == postId && (a.State == AmendmentState.Waiting || a.State == AmendmentState.Approved)).ToListAsync(cancellationToken))
        {
            if (amendment.State == AmendmentState.Waiting)
            {
                (amendment.State, amendment.DecidedAt) = (AmendmentState.Void, clock.GetUtcNow());
            }
            else
            {
                outside += await deliveries.WithdrawAsync(Amendment.Kind, amendment.Id, cancellationToken);
            }
        }

        return outside;
    }
}
