// Approves exactly what the approver saw, and puts it in line to be sent: approval, deliveries and audit entry are one transaction.
using System.Globalization;
using Folkmoot.Accounts;
using Folkmoot.Drafting.Translations;
using Folkmoot.Publishing.Chains;
using Folkmoot.Publishing.Policies;
using Folkmoot.Storage;
using Folkmoot.Web;

namespace Folkmoot.Publishing;

/// <param name="SeenHash"><see cref="ContentHash"/> of what was on the approver's screen.</param>
/// <param name="SeenClaims"><see cref="ClaimProblems.Mark"/> of the doubts that were beside it; null where none are shown.</param>
internal sealed record ApproveRequest(Guid PostId, string SeenHash, string? SeenClaims = null);

internal sealed class ApprovePost(StoreDb db, LoadPost load, ReadStanding standings, CheckPolicy check, KeepTranslations translations, ReleasePost releasing, PostLog log, Actor actor, TimeProvider clock)
{
    public static string LockOf(Guid postId) => $"approve:{postId:N}";

    public async Task<PostOutcome> RunAsync(ApproveRequest request, CancellationToken cancellationToken)
    {
        var person = actor.Required;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // One decision at a time: of two at once the second finds what the first made of the post.
        await db.LockAsync(LockOf(request.PostId), cancellationToken);
        // The page that was posted from has read the post already, before the lock.
        db.ChangeTracker.Clear();
        if (await load.FindAsync(request.PostId, cancellationToken) is not { } loaded)
        {
            return new PostMissing();
        }

        var post = loaded.Post;
        var writers = await db.WritersAsync(post.Id, cancellationToken);
        var approved = await db.ApproversAsync(post.Id, loaded.Hash, cancellationToken);
        var now = clock.GetUtcNow();
        var standing = await standings.OfAsync(post.Id, writers, cancellationToken);
        standing.Advance(now);
        // While a chain is open it says who is asked, also a second time in another chain; after it any approver who has not approved.
        var before = standing.IsOpen ? null : approved;
        if (PostApprovals.Bar(post, person, actor.Has(Right.PostsApprove), writers, loaded.Hash, request.SeenHash, before, standing.Bar(person)) is { } bar)
        {
            return new PostBarred(bar);
        }

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
        // One act, and an approval for each chain in which it counts.
        var turns = standing.IsOpen ? standing.TurnsOf(person) : [];
        List<Approval> given = [.. turns.DefaultIfEmpty(null).Select(turn => new Approval
        {
            Id = Guid.CreateVersion7(now),
            PostId = post.Id,
            PersonId = person,
            ForPersonId = turn?.For,
            StepId = turn?.Step.Id,
            Verdict = ApprovalVerdict.Approved,
            Hash = loaded.Hash,
            ClaimsShown = shown,
            PolicyVersion = answer.Policy.Version,
            At = now,
        })];
        db.Approvals.AddRange(given);
        foreach (var language in turns.Select(t => t?.Step.Translation).OfType<string>())
        {
            await translations.RunAsync(Post.Kind, post.Id, language, loaded.Content.AllTexts(), person, cancellationToken);
        }

        standing = standing with { Given = [.. standing.Given, .. given] };
        standing.Advance(now);
        approved.Add(person);
        var needed = answer.Policy.Findings.Approvals(loaded.Content).People;
        var enough = approved.Count >= needed && !standing.IsOpen;
        DateTimeOffset? release = enough ? await releasing.RunAsync(loaded, now, cancellationToken) : null;
        post.Touch(now);
        log.Record(post.Id, PostAct.Approved, shown is > 0 ? shown.Value.ToString(CultureInfo.InvariantCulture) : "", new
        {
            hash = loaded.Hash,
            release,
            claimsShown = shown,
            claims = request.SeenClaims,
            policy = answer.Policy.Version,
            approval = approved.Count,
            needed,
            steps = turns.Select(t => new { step = t.Step.Id, chain = t.Step.Chain, version = t.Step.ChainVersion, name = t.Step.Name, @for = t.For }),
            channels = post.Targets.Select(t => t.ChannelId),
        });
        var outcome = await db.SavePostAsync(post.Id, cancellationToken);
        if (outcome is PostDone)
        {
            await transaction.CommitAsync(cancellationToken);
        }

        return outcome is not PostDone || enough ? outcome
            : standing.IsOpen ? new PostWaitsForOthers()
            : new PostNeedsMore(approved.Count, needed);
    }
}
