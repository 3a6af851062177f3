// Throws away a post that was never approved. The audit trail keeps that there was one.
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing;

internal sealed class DeleteDraft(StoreDb db, IAudit audit, Actor actor)
{
    public async Task<PostOutcome> RunAsync(Guid postId, CancellationToken cancellationToken)
    {
        _ = actor.Required;
        var post = await db.Posts.SingleOrDefaultAsync(p => p.Id == postId, cancellationToken);
        if (post is null)
        {
            return new PostMissing();
        }

        // One that was approved and then changed belongs to the record, whatever its state is now.
        if (!PostStates.CanDelete(post.State) || await db.Approvals.AnyAsync(a => a.PostId == postId && a.Verdict == ApprovalVerdict.Approved, cancellationToken))
        {
            return new PostNotNow(post.State);
        }

        db.Posts.Remove(post);
        audit.Record("publishing.post.deleted", Post.Kind, postId, new { post.AuthorId, state = post.State.ToString() });
        return await db.SavePostAsync(postId, cancellationToken);
    }
}
