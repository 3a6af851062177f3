// Takes a link for an outside person back before it was used.
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Chains;

internal sealed class RevokeExternal(StoreDb db, PostLog log, Actor actor, TimeProvider clock)
{
    /// <summary>False: there is no such open link, or the actor may not.</summary>
    public async Task<bool> RunAsync(Guid postId, Guid requestId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var request = await db.ExternalRequests.SingleOrDefaultAsync(r => r.Id == requestId && r.PostId == postId, cancellationToken);
        if (request is null || !request.IsOpen(now) || !AskExternal.MayAsk(actor))
        {
            return false;
        }

        request.RevokedAt = now;
        log.Record(postId, PostAct.ExternalRevoked, request.Name, new { request = requestId });
        return await db.SavePostAsync(postId, cancellationToken) is PostDone;
    }
}
