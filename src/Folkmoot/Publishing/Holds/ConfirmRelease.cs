// The second half of an emergency release: another person confirms what the first asked for, and the post goes out although a period holds.
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Folkmoot.Web;

namespace Folkmoot.Publishing.Holds;

internal sealed class ConfirmRelease(StoreDb db, LoadPost load, FindHolds holds, WakeHeld wake, PostLog log, Actor actor, TimeProvider clock)
{
    /// <param name="seenHash"><see cref="ContentHash"/> of what was on the person's screen.</param>
    public async Task<PostOutcome> RunAsync(Guid postId, string seenHash, CancellationToken cancellationToken)
    {
        var person = actor.Required;
        if (await load.FindAsync(postId, cancellationToken) is not { } loaded)
        {
            return new PostMissing();
        }

        var isHeld = (await holds.OfAsync([postId], cancellationToken)).Count > 0;
        var open = await db.OpenReleaseAsync(postId, cancellationToken);
        var writers = await db.WritersAsync(postId, cancellationToken);
        writers.Add(loaded.Post.AuthorId);
        if (ReleaseRules.ToConfirm(actor.Has(Right.PostsApprove), isHeld, open, person, writers, loaded.Hash, seenHash) is { } bar)
        {
            return new ReleaseBarred(bar);
        }

        var now = clock.GetUtcNow();
        (open!.ConfirmedBy, open.ConfirmedAt) = (person, now);
        loaded.Post.Touch(now);
        await wake.RunAsync(postId, cancellationToken);
        log.Record(postId, PostAct.ReleaseConfirmed, open.Reason, new { hash = loaded.Hash, open.Reason, open.RequestedBy, open.RequestedAt });
        return await db.SavePostAsync(postId, cancellationToken);
    }
}
