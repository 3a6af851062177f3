// Reads everything that the page of one post shows.
using Folkmoot.Accounts;
using Folkmoot.Channels;
using Folkmoot.Publishing.Lint;
using Folkmoot.Storage;
using Folkmoot.Web;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing;

/// <param name="Claims">What the claim check doubts; empty for a post that cannot be changed any more.</param>
/// <param name="Hints">What some people could not read or hear well in it.</param>
/// <param name="Bar">Why the reader may not decide about it; null where they may.</param>
/// <param name="Names">Names of the people in it, by id.</param>
internal sealed record PostView(
    LoadedPost Loaded,
    IReadOnlyList<Problem> Problems,
    IReadOnlyList<Problem> Claims,
    IReadOnlyList<Problem> Hints,
    IReadOnlyList<Delivery> Deliveries,
    IReadOnlyList<Approval> Approvals,
    IReadOnlyList<PostChange> History,
    IReadOnlyDictionary<Guid, string> Names,
    ApprovalBar? Bar,
    bool CanDelete);

internal sealed class ViewPost(StoreDb db, LoadPost load, CheckClaims check, Actor actor, TimeProvider clock)
{
    private const int HistoryMax = 200;

    public async Task<PostView?> RunAsync(Guid postId, CancellationToken cancellationToken)
    {
        if (await load.FindAsync(postId, cancellationToken) is not { } loaded)
        {
            return null;
        }

        var deliveries = await db.Deliveries.AsNoTracking().Where(d => d.OwnerKind == Post.Kind && d.OwnerId == postId).ToListAsync(cancellationToken);
        var approvals = await db.Approvals.AsNoTracking().Where(a => a.PostId == postId).OrderByDescending(a => a.At).Take(HistoryMax).ToListAsync(cancellationToken);
        var history = await db.PostChanges.AsNoTracking().Where(c => c.PostId == postId)
            .OrderByDescending(c => c.At).ThenByDescending(c => c.Id).Take(HistoryMax).ToListAsync(cancellationToken);
        var names = await db.NamesAsync([loaded.Post.AuthorId, .. approvals.Select(a => a.PersonId), .. history.Select(h => h.PersonId).OfType<Guid>()], cancellationToken);
        var writers = await db.WritersAsync(postId, cancellationToken);
        var bar = PostApprovals.Bar(loaded.Post, actor.PersonId ?? Guid.Empty, actor.Has(Right.PostsApprove), writers, loaded.Hash, seen: null);
        var problems = PostStates.CanEdit(loaded.Post.State) && loaded.Post.State != PostState.Approved
            ? Checks.Of(loaded.Content, loaded.Channels, clock.GetUtcNow())
            : [];
        var claims = PostStates.CanEdit(loaded.Post.State) ? await check.RunAsync(loaded.Content, loaded.Post.Source, cancellationToken) : [];
        var hints = PostStates.CanEdit(loaded.Post.State) ? PostLint.Of(loaded.Content) : [];
        var canDelete = PostStates.CanDelete(loaded.Post.State) && !approvals.Exists(a => a.Verdict == ApprovalVerdict.Approved);
        return new PostView(loaded, problems, claims, hints, deliveries, approvals, history, names, bar, canDelete);
    }
}
