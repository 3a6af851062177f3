// Reads everything that the page of one post shows.
using Folkmoot.Accounts;
using Folkmoot.Channels;
using Folkmoot.Publishing.Chains;
using Folkmoot.Publishing.Holds;
using Folkmoot.Publishing.Plan;
using Folkmoot.Publishing.Policies;
using Folkmoot.Publishing.Engagement;
using Folkmoot.Storage;
using Folkmoot.Web;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing;

/// <param name="Claims">What the claim check doubts; empty for a post that cannot be changed any more.</param>
/// <param name="Hints">What some people could not read or hear well in it.</param>
/// <param name="Bar">Why the reader may not decide about it; null where they may.</param>
/// <param name="ApprovalsNeeded">How many people must approve it.</param>
/// <param name="Held">The period that holds it, or will at its time; null for none.</param>
/// <param name="Releases">Emergency releases asked for, newest first.</param>
/// <param name="AskBar">Why the reader may not ask for an emergency release; null where they may.</param>
/// <param name="ConfirmBar">Why they may not confirm one.</param>
/// <param name="Standing">Its approval chains, step by step; no steps where none holds for it.</param>
/// <param name="Outside">What was asked of outside people, newest first.</param>
/// <param name="Results">What came of it, by the id of the delivery.</param>
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
    bool CanDelete,
    int ApprovalsNeeded,
    BlackoutPeriod? Held,
    IReadOnlyList<EmergencyRelease> Releases,
    ReleaseBar? AskBar,
    ReleaseBar? ConfirmBar,
    Standing Standing,
    IReadOnlyList<ExternalRequest> Outside,
    IReadOnlyDictionary<Guid, TargetResult> Results);

internal sealed class ViewPost(StoreDb db, LoadPost load, CheckPolicy check, ReadStanding standings, FindHolds holds, FindClashes clashes, ReadPostResults results, Actor actor, TimeProvider clock)
{
    private const int HistoryMax = 200;

    public async Task<PostView?> RunAsync(Guid postId, CancellationToken cancellationToken)
    {
        if (await load.FindAsync(postId, cancellationToken) is not { } loaded)
        {
            return null;
        }

        var deliveries = await db.Deliveries.AsNoTracking().Where(d => d.OwnerKind == Post.Kind && d.OwnerId == postId && d.Part <= d.LastPart).OrderBy(d => d.ChannelId).ThenBy(d => d.Part).ToListAsync(cancellationToken);
        var approvals = await db.Approvals.AsNoTracking().Where(a => a.PostId == postId).OrderByDescending(a => a.At).Take(HistoryMax).ToListAsync(cancellationToken);
        var history = await db.PostChanges.AsNoTracking().Where(c => c.PostId == postId)
            .OrderByDescending(c => c.At).ThenByDescending(c => c.Id).Take(HistoryMax).ToListAsync(cancellationToken);
        var releases = await db.EmergencyReleases.AsNoTracking().Where(r => r.PostId == postId).OrderByDescending(r => r.RequestedAt).Take(HistoryMax).ToListAsync(cancellationToken);
        var writers = await db.WritersAsync(postId, cancellationToken);
        var standing = await standings.OfAsync(postId, writers, cancellationToken);
        standing.Advance(clock.GetUtcNow());
        var outside = await db.ExternalRequests.AsNoTracking().Where(r => r.PostId == postId).OrderByDescending(r => r.CreatedAt).Take(HistoryMax).ToListAsync(cancellationToken);
        var names = await db.NamesAsync(
            [
                loaded.Post.AuthorId, .. approvals.SelectMany(a => new[] { a.PersonId, a.ForPersonId }).OfType<Guid>(), .. standing.Steps.SelectMany(s => standing.Asked(s).Keys),
                .. standing.Steps.SelectMany(s => standing.Asked(s).Values).OfType<Guid>(), .. standing.Steps.SelectMany(s => s.People), .. outside.Select(o => o.CreatedBy), .. history.Select(h => h.PersonId).OfType<Guid>(),
                .. releases.SelectMany(r => new[] { r.RequestedBy, r.ConfirmedBy }).OfType<Guid>(),
            ],
            cancellationToken);
        var person = actor.PersonId ?? Guid.Empty;
        var approved = await db.ApproversAsync(postId, loaded.Hash, cancellationToken);
        var bar = PostApprovals.Bar(loaded.Post, person, actor.Has(Right.PostsApprove), writers, loaded.Hash, seen: null, standing.IsOpen ? null : approved, standing.Bar(person));
        var answer = PostStates.CanEdit(loaded.Post.State) ? await check.RunAsync(loaded.Content, loaded.Post.Source, cancellationToken) : new PolicyAnswer(new HeldPolicy(0, []), []);
        IReadOnlyList<Problem> problems = PostStates.CanEdit(loaded.Post.State) && loaded.Post.State != PostState.Approved
            ? [.. answer.Standing(loaded, clock.GetUtcNow()), .. await holds.WarnAsync(loaded.Content, postId, cancellationToken), .. await clashes.WarnAsync(loaded.Content, postId, cancellationToken)]
            : [];
        var held = (await holds.OfAsync([postId], cancellationToken)).GetValueOrDefault(postId);
        var open = releases.Find(r => r is { ConfirmedAt: null, VoidedAt: null });
        var askBar = ReleaseRules.ToAsk(actor.Has(Right.PostsWrite) || actor.Has(Right.PostsApprove), held is not null, open, loaded.Hash, seen: null);
        var confirmBar = ReleaseRules.ToConfirm(actor.Has(Right.PostsApprove), held is not null, open, person, writers, loaded.Hash, seen: null);
        var canDelete = PostStates.CanDelete(loaded.Post.State) && !approvals.Exists(a => a.Verdict == ApprovalVerdict.Approved);
        return new PostView(
            loaded, problems, answer.Claims, answer.Hints, deliveries, approvals, history, names, bar, canDelete, answer.Policy.Findings.Approvals(loaded.Content).People, held, releases,
            askBar, confirmBar, standing, outside, await results.RunAsync([.. deliveries.Select(d => d.Id)], cancellationToken));
    }
}
