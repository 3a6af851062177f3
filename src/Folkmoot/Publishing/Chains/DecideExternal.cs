// An outside person approves or returns a post by their link, once. Runs in the scope of the post's agency, without a person of the house.
using Folkmoot.Accounts;
using Folkmoot.Publishing.Policies;
using Folkmoot.Publishing.Suggestions;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Chains;

/// <summary>What the link opens.</summary>
internal sealed record OutsideReview(ExternalRequest Request, LoadedPost Loaded, string Agency, string Step);

internal sealed class DecideExternal(StoreDb db, LoadPost load, ReadStanding standings, CheckPolicy check, ReleasePost releasing, MarkSuggestions suggestions, PostLog log, TimeProvider clock)
{
    /// <summary>Null where the link opens nothing any more: it is spent, revoked or expired, or its step or the text is not what it was.</summary>
    public async Task<OutsideReview?> FindAsync(Guid requestId, CancellationToken cancellationToken) =>
        (await OpenAsync(requestId, cancellationToken))?.Review;

    /// <param name="reason">Null approves, a reason returns.</param>
    /// <param name="suggested">Another wording, with a return.</param>
    public async Task<PostOutcome> RunAsync(Guid requestId, string? reason, IReadOnlyList<SuggestedText> suggested, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var postId = await db.ExternalRequests.Where(r => r.Id == requestId).Select(r => r.PostId).SingleOrDefaultAsync(cancellationToken);
        await db.LockAsync(ApprovePost.LockOf(postId), cancellationToken);
        if (await OpenAsync(requestId, cancellationToken) is not var ((request, loaded, _, _), standing, step))
        {
            return new PostMissing();
        }

        var (post, now) = (loaded.Post, clock.GetUtcNow());
        var answer = await check.RunAsync(loaded.Content, post.Source, cancellationToken);
        var problems = answer.Standing(loaded, now);
        if (reason is null && problems.Any(p => p.Blocks))
        {
            return new PostFaulty(problems);
        }

        request.UsedAt = now;
        var approval = new Approval
        {
            Id = Guid.CreateVersion7(now),
            PostId = post.Id,
            StepId = step.Id,
            ExternalId = request.Id,
            Verdict = reason is null ? ApprovalVerdict.Approved : ApprovalVerdict.Returned,
            Reason = reason ?? "",
            Hash = loaded.Hash,
            PolicyVersion = answer.Policy.Version,
            At = now,
        };
        db.Approvals.Add(approval);
        post.Touch(now);
        if (reason is null)
        {
            standing = standing with { Given = [.. standing.Given, approval] };
            standing.Advance(now);
            // An outside person's word is never the agency's own: somebody of the agency must have approved too.
            var approved = await db.ApproversAsync(post.Id, loaded.Hash, cancellationToken);
            var enough = !standing.IsOpen && approved.Count >= answer.Policy.Findings.Approvals(loaded.Content).People;
            DateTimeOffset? release = enough ? await releasing.RunAsync(loaded, now, cancellationToken) : null;
            log.Record(post.Id, PostAct.ApprovedOutside, request.Name, new { request = request.Id, step = step.Id, hash = loaded.Hash, release });
        }
        else
        {
            post.State = PostState.Returned;
            var count = await suggestions.AddAsync(post, suggested, request.Name, cancellationToken);
            log.Record(post.Id, PostAct.ReturnedOutside, $"{request.Name}: {reason}", new { request = request.Id, step = step.Id, hash = loaded.Hash, reason, suggested = count });
        }

        var outcome = await db.SavePostAsync(post.Id, cancellationToken);
        if (outcome is PostDone)
        {
            if (reason is not null)
            {
                await db.VoidApprovalsAsync(post.Id, now, cancellationToken);
                await db.VoidStepsAsync(post.Id, now, cancellationToken);
            }

            await transaction.CommitAsync(cancellationToken);
        }

        return outcome;
    }

    private async Task<Opened?> OpenAsync(Guid requestId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var request = await db.ExternalRequests.SingleOrDefaultAsync(r => r.Id == requestId, cancellationToken);
        if (request?.IsOpen(now) != true || await load.FindAsync(request.PostId, cancellationToken) is not { Post.State: PostState.InReview } loaded
            || !Secrets.Same(loaded.Hash, request.Hash))
        {
            return null;
        }

        var standing = await standings.OfAsync(request.PostId, await db.WritersAsync(request.PostId, cancellationToken), cancellationToken);
        standing.Advance(now);
        if (standing.Steps.FirstOrDefault(s => s.Id == request.StepId && s is { External: true, Waits: true }) is not { } step)
        {
            return null;
        }

        var agency = await db.Agencies.AsNoTracking().Where(a => a.Id == db.AgencyId).Select(a => a.Name).SingleAsync(cancellationToken);
        return new Opened(new(request, loaded, agency, step.Name), standing, step);
    }

    private sealed record Opened(OutsideReview Review, Standing Standing, PostStep Step);
}
