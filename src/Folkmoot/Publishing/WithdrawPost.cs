// Takes a post back: what waits is not sent, what is out is taken down.
using Folkmoot.Accounts;
using Folkmoot.Channels;
using Folkmoot.Publishing.Amendments;
using Folkmoot.Publishing.Chains;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing;

internal sealed class WithdrawPost(StoreDb db, Deliveries deliveries, CloseAmendments corrections, PostLog log, Actor actor, TimeProvider clock)
{
    public async Task<PostOutcome> RunAsync(Guid postId, string reason, CancellationToken cancellationToken)
    {
        _ = actor.Required;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var post = await db.Posts.Include(p => p.Targets).SingleOrDefaultAsync(p => p.Id == postId, cancellationToken);
        if (post is null)
        {
            return new PostMissing();
        }

        if (!PostStates.CanWithdraw(post.State))
        {
            return new PostNotNow(post.State);
        }

        var outside = await deliveries.WithdrawAsync(Post.Kind, postId, cancellationToken);
        outside += await corrections.RunAsync(postId, cancellationToken);
        var states = await db.TargetStatesAsync(post, cancellationToken);
        var now = clock.GetUtcNow();
        if (post.State == PostState.InReview)
        {
            await db.VoidStepsAsync(postId, now, cancellationToken);
        }

        post.WithdrawnAt = now;
        post.State = states.Count == 0 ? PostState.Withdrawn : PostStates.Of(withdrawn: true, states);
        post.Touch(now);
        log.Record(postId, PostAct.Withdrawn, reason.Trim(), new { outside, reason = reason.Trim() });
        var outcome = await db.SavePostAsync(postId, cancellationToken);
        if (outcome is PostDone)
        {
            await transaction.CommitAsync(cancellationToken);
        }

        return outcome;
    }
}
