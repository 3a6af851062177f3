// Approves exactly what the approver saw, and puts it in line to be sent: approval, deliveries and audit entry are one transaction.
using System.Globalization;
using Folkmoot.Accounts;
using Folkmoot.Channels;
using Folkmoot.Publishing.Policies;
using Folkmoot.Storage;
using Folkmoot.Web;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing;

/// <param name="SeenHash"><see cref="ContentHash"/> of what was on the approver's screen.</param>
/// <param name="SeenClaims"><see cref="ClaimProblems.Mark"/> of the doubts that were beside it; null where none are shown.</param>
internal sealed record ApproveRequest(Guid PostId, string SeenHash, string? SeenClaims = null);

internal sealed class ApprovePost(StoreDb db, LoadPost load, CheckPolicy check, Deliveries deliveries, PostLog log, Actor actor, TimeProvider clock)
{
    public async Task<PostOutcome> RunAsync(ApproveRequest request, CancellationToken cancellationToken)
    {
        var person = actor.Required;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await load.FindAsync(request.PostId, cancellationToken) is not { } loaded)
        {
            return new PostMissing();
        }

        var post = loaded.Post;
        var writers = await db.WritersAsync(post.Id, cancellationToken);
        var approved = await db.ApproversAsync(post.Id, loaded.Hash, cancellationToken);
        if (PostApprovals.Bar(post, person, actor.Has(Right.PostsApprove), writers, loaded.Hash, request.SeenHash, approved) is { } bar)
        {
            return new PostBarred(bar);
        }

        var now = clock.GetUtcNow();
        var answer = await check.RunAsync(loaded.Content, post.Source, cancellationToken);
        var problems = answer.Standing(loaded, now);
        if (problems.Any(p => p.Blocks))
        {
            return new PostFaulty(problems);
        }

        var claims = answer.Claims;
        if (request.SeenClaims is { } seen && seen != ClaimProblems.Mark(claims))
        {
            return new PostBarred(ApprovalBar.ChangedMeanwhile);
        }

        int? shown = request.SeenClaims is null ? null : claims.Count;
        db.Approvals.Add(new Approval
        {
            Id = Guid.CreateVersion7(now),
            PostId = post.Id,
            PersonId = person,
            Verdict = ApprovalVerdict.Approved,
            Hash = loaded.Hash,
            ClaimsShown = shown,
            PolicyVersion = answer.Policy.Version,
            At = now,
        });
        var needed = answer.Policy.Findings.Approvals(loaded.Content).People;
        var enough = approved.Count + 1 >= needed;
        DateTimeOffset? release = enough ? await ReleaseAsync(loaded, now, cancellationToken) : null;
        post.Touch(now);
        log.Record(post.Id, PostAct.Approved, shown is > 0 ? shown.Value.ToString(CultureInfo.InvariantCulture) : "", new
        {
            hash = loaded.Hash,
            release,
            claimsShown = shown,
            claims = request.SeenClaims,
            policy = answer.Policy.Version,
            approval = approved.Count + 1,
            needed,
            channels = post.Targets.Select(t => t.ChannelId),
        });
        var outcome = await db.SavePostAsync(post.Id, cancellationToken);
        if (outcome is PostDone)
        {
            await transaction.CommitAsync(cancellationToken);
        }

        return outcome is PostDone && !enough ? new PostNeedsMore(approved.Count + 1, needed) : outcome;
    }

    /// <summary>Puts it in line for its time, which is returned.</summary>
    private async Task<DateTimeOffset> ReleaseAsync(LoadedPost loaded, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var post = loaded.Post;
        var release = loaded.Content.ReleaseAt(now);
        foreach (var target in post.Targets)
        {
            await deliveries.AddAsync(
                new NewDelivery(
                    Post.Kind, post.Id, target.ChannelId, Lane.Scheduled, loaded.Content.For(target.ChannelId), release, post.PublishBy ?? release + Deliveries.InTime),
                cancellationToken);
        }

        (post.State, post.ApprovedHash, post.ReleaseAt) = (PostState.Approved, loaded.Hash, release);
        return release;
    }
}
