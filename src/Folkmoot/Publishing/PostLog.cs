// Writes an act on a post into its history and into the audit trail, and tells endpoints outside, in the transaction of the act.
using Folkmoot.Accounts;
using Folkmoot.Channels.Hooks;
using Folkmoot.Storage;

namespace Folkmoot.Publishing;

internal sealed class PostLog(StoreDb db, Actor actor, IAudit audit, HookFacts hooks, TimeProvider clock)
{
    /// <param name="detail">For people, beside the post.</param>
    /// <param name="facts">For the audit trail: ids, hashes, states.</param>
    public void Record(Guid postId, PostAct act, string detail = "", object? facts = null)
    {
        var now = clock.GetUtcNow();
        db.PostChanges.Add(new PostChange
        {
            Id = Guid.CreateVersion7(now),
            PostId = postId,
            PersonId = actor.PersonId,
            Act = act,
            Detail = detail.Length <= PostChange.DetailMax ? detail : detail[..PostChange.DetailMax],
            At = now,
        });
        audit.Record($"publishing.post.{Word(act)}", Post.Kind, postId, facts);
        if (PostFacts.EventOf(act) is { } name)
        {
            hooks.Add(name, new Dictionary<string, object?> { [Post.Kind] = postId });
        }
    }

    private static string Word(PostAct act) => act switch
    {
        PostAct.Created => "created",
        PostAct.Edited => "edited",
        PostAct.ChangedAfterApproval => "changed-after-approval",
        PostAct.Submitted => "submitted",
        PostAct.Approved => "approved",
        PostAct.Returned => "returned",
        PostAct.Withdrawn => "withdrawn",
        PostAct.SentAgain => "sent-again",
        PostAct.FoundThere => "found-there",
        PostAct.LeftOut => "left-out",
        PostAct.Published => "published",
        PostAct.PartlyPublished => "partly-published",
        PostAct.NotPublished => "not-published",
        PostAct.ReleaseRequested => "release-requested",
        PostAct.ReleaseConfirmed => "release-confirmed",
        PostAct.Escalated => "escalated",
        PostAct.ExternalAsked => "external-asked",
        PostAct.ExternalRevoked => "external-revoked",
        PostAct.ApprovedOutside => "approved-outside",
        PostAct.ReturnedOutside => "returned-outside",
        PostAct.Filed => "filed",
        PostAct.SuggestionTaken => "suggestion-taken",
        PostAct.SuggestionDismissed => "suggestion-dismissed",
        PostAct.RemovedThere => "removed-there",
        PostAct.BackThere => "back-there",
        PostAct.RemovalAccepted => "removal-accepted",
        PostAct.CorrectionProposed => "correction-proposed",
        PostAct.CorrectionApproved => "correction-approved",
        PostAct.CorrectionReturned => "correction-returned",
        PostAct.CorrectedThere => "corrected-there",
        PostAct.NotCorrectedThere => "not-corrected-there",
        PostAct.CorrectionSettled => "correction-settled",
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, "Unknown act."),
    };
}
