// Sends a draft for somebody else's approval.
using Folkmoot.Accounts;
using Folkmoot.Drafting.Translations;
using Folkmoot.Publishing.Chains;
using Folkmoot.Publishing.Policies;
using Folkmoot.Storage;

namespace Folkmoot.Publishing;

internal sealed class SubmitPost(StoreDb db, LoadPost load, CheckPolicy policy, Unreviewed unreviewed, OpenSteps steps, PostLog log, Actor actor, TimeProvider clock)
{
    public Task<PostOutcome> RunAsync(Guid postId, CancellationToken cancellationToken)
    {
        _ = actor.Required;
        return ByItselfAsync(postId, cancellationToken);
    }

    /// <summary>The same without a person: what a recurring post made is sent on by the house, and says so.</summary>
    public async Task<PostOutcome> ByItselfAsync(Guid postId, CancellationToken cancellationToken)
    {
        if (await load.FindAsync(postId, cancellationToken) is not { } loaded)
        {
            return new PostMissing();
        }

        if (!PostStates.CanSubmit(loaded.Post.State))
        {
            return new PostNotNow(loaded.Post.State);
        }

        var now = clock.GetUtcNow();
        var answer = await policy.RunAsync(loaded.Content, loaded.Post.Source, cancellationToken);
        var problems = answer.Standing(loaded, now);
        if (problems.Any(p => p.Blocks))
        {
            return new PostFaulty(problems);
        }

        var translations = await unreviewed.OfAsync(Post.Kind, postId, loaded.Content.AllTexts(), cancellationToken);
        if (translations.Where(t => t.Reviewers.Count == 0).Select(t => new Problem("translation-reviewer", true, PostPart.Whole, null, Tongues.Name(t.Language))).ToList() is { Count: > 0 } nobody)
        {
            return new PostFaulty(nobody);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var opened = await steps.RunAsync(postId, loaded.Content, loaded.Channels, cancellationToken);
        (loaded.Post.State, loaded.Post.SubmittedAt) = (PostState.InReview, now);
        loaded.Post.Touch(now);
        log.Record(postId, PostAct.Submitted, facts: new { hash = loaded.Hash, policy = answer.Policy.Version, chains = opened.Chains, chainVersion = opened.Version });
        var outcome = await db.SavePostAsync(postId, cancellationToken);
        if (outcome is PostDone)
        {
            await transaction.CommitAsync(cancellationToken);
        }

        return outcome;
    }
}
