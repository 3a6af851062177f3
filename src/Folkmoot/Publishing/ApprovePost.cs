// Approves exactly what the approver saw, and puts it in line to be sent: approval, deliveries and audit entry are one transaction.
using System.Globalization;
using Folkmoot.Accounts;
using Folkmoot.Channels;
using Folkmoot.Storage;
using Folkmoot.Web;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing;

/// <param name="SeenHash"><see cref="ContentHash"/> of what was on the approver's screen.</param>
/// <param name="SeenClaims"><see cref="ClaimProblems.Mark"/> of the doubts that were beside it; null where none are shown.</param>
internal sealed record ApproveRequest(Guid PostId, string SeenHash, string? SeenClaims = null);

internal sealed class ApprovePost(StoreDb db, LoadPost load, CheckClaims check, Deliveries deliveries, PostLog log, Actor actor, TimeProvider clock)
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
        if (PostApprovals.Bar(post, person, actor.Has(Right.PostsApprove), writers, loaded.Hash, request.SeenHash) is { } bar)
        {
            return new PostBarred(bar);
        }

        var now = clock.GetUtcNow();
        var problems = Checks.Of(loaded.Content, loaded.Channels, now);
        if (problems.Any(p => p.Blocks))
        {
            return new PostFaulty(problems);
        }

        var claims = await check.RunAsync(loaded.Content, post.Source, cancellationToken);
        if (request.SeenClaims is { } seen && seen != ClaimProblems.Mark(claims))
        {
            return new PostBarred(ApprovalBar.ChangedMeanwhile);
        }

        int? shown = request.SeenClaims is null ? null : claims.Count;
        var release = post.DueAt > now ? post.DueAt.Value : now;
        foreach (var target in post.Targets)
        {
            await deliveries.AddAsync(
                new NewDelivery(
                    Post.Kind, post.Id, target.ChannelId, Lane.Scheduled, loaded.Content.For(target.ChannelId), release, post.PublishBy ?? release + Deliveries.InTime),
                cancellationToken);
        }

        db.Approvals.Add(new Approval
        {
            Id = Guid.CreateVersion7(now),
            PostId = post.Id,
            PersonId = person,
            Verdict = ApprovalVerdict.Approved,
            Hash = loaded.Hash,
            ClaimsShown = shown,
            At = now,
        });
        (post.State, post.ApprovedHash, post.ReleaseAt) = (PostState.Approved, loaded.Hash, release);
        post.Touch(now);
        log.Record(post.Id, PostAct.Approved, shown is > 0 ? shown.Value.ToString(CultureInfo.InvariantCulture) : "", new { hash = loaded.Hash, release, claimsShown = shown, claims = request.SeenClaims, channels = post.Targets.Select(t => t.ChannelId) });
        var outcome = await db.SavePostAsync(post.Id, cancellationToken);
        if (outcome is PostDone)
        {
            await transaction.CommitAsync(cancellationToken);
        }

        return outcome;
    }
}
