// Sends a post back to its author with a reason.
using Folkmoot.Accounts;
using Folkmoot.Publishing.Chains;
using Folkmoot.Publishing.Suggestions;
using Folkmoot.Storage;
using Folkmoot.Web;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing;

internal sealed record ReturnRequest(Guid PostId, string SeenHash, string Reason)
{
    /// <summary>Another wording for texts of the post; those that are as they were say nothing.</summary>
    public IReadOnlyList<SuggestedText> Suggested { get; init; } = [];
}

internal sealed class ReturnPost(StoreDb db, LoadPost load, ReadStanding standings, MarkSuggestions suggestions, PostLog log, Actor actor, TimeProvider clock)
{
    public async Task<PostOutcome> RunAsync(ReturnRequest request, CancellationToken cancellationToken)
    {
        var person = actor.Required;
        var reason = request.Reason.Trim();
        ArgumentException.ThrowIfNullOrEmpty(reason);
        if (await load.FindAsync(request.PostId, cancellationToken) is not { } loaded)
        {
            return new PostMissing();
        }

        var writers = await db.WritersAsync(request.PostId, cancellationToken);
        var standing = await standings.OfAsync(request.PostId, writers, cancellationToken);
        var chain = standing.Names(person) ? (ApprovalBar?)null : ApprovalBar.NotYourTurn;
        if (PostApprovals.Bar(loaded.Post, person, actor.Has(Right.PostsApprove), writers, loaded.Hash, request.SeenHash, chain: chain) is { } bar)
        {
            return new PostBarred(bar);
        }

        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.VoidApprovalsAsync(request.PostId, now, cancellationToken);
        await db.VoidStepsAsync(request.PostId, now, cancellationToken);
        db.Approvals.Add(new Approval
        {
            Id = Guid.CreateVersion7(now),
            PostId = request.PostId,
            PersonId = person,
            Verdict = ApprovalVerdict.Returned,
            Reason = reason,
            Hash = loaded.Hash,
            At = now,
        });
        loaded.Post.State = PostState.Returned;
        loaded.Post.Touch(now);
        var suggested = await suggestions.AddAsync(loaded.Post, request.Suggested, null, cancellationToken);
        log.Record(request.PostId, PostAct.Returned, reason, new { hash = loaded.Hash, reason, suggested });
        var outcome = await db.SavePostAsync(request.PostId, cancellationToken);
        if (outcome is PostDone)
        {
            await transaction.CommitAsync(cancellationToken);
        }

        return outcome;
    }
}
