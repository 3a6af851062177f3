// A person's word on the targets of a post that did not work out: it is there, send it again, or leave it. What is out is never touched.
using Folkmoot.Accounts;
using Folkmoot.Channels;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing;

/// <param name="DeliveryId">The target; null with <see cref="Verdict.SendAgain"/> is every one that certainly failed.</param>
internal sealed record ResumeRequest(Guid PostId, Guid? DeliveryId, Verdict Verdict, string? Url);

internal sealed class ResumePost(StoreDb db, SettleDelivery settle, PostLog log, Actor actor, TimeProvider clock)
{
    public async Task<PostOutcome> RunAsync(ResumeRequest request, CancellationToken cancellationToken)
    {
        _ = actor.Required;
        var post = await db.Posts.SingleOrDefaultAsync(p => p.Id == request.PostId, cancellationToken);
        if (post is null)
        {
            return new PostMissing();
        }

        // Of a post that was withdrawn a person can only say that it is not there any more.
        if (!PostStates.MaySend(post.State) && !(post.State == PostState.Withdrawing && request.Verdict == Verdict.LeaveIt))
        {
            return new PostNotNow(post.State);
        }

        var stopped = await db.Deliveries.AsNoTracking()
            .Where(d => d.OwnerKind == Post.Kind && d.OwnerId == post.Id && (request.DeliveryId == null
                ? d.State == DeliveryState.Failed
                : d.Id == request.DeliveryId && (d.State == DeliveryState.Failed || d.State == DeliveryState.NeedsReview)))
            .Join(db.Channels, d => d.ChannelId, c => c.Id, (d, c) => new { d.Id, c.Name }).ToListAsync(cancellationToken);
        if (request.DeliveryId is null && request.Verdict != Verdict.SendAgain)
        {
            throw new ArgumentException("Only sending again can be said of every target at once.", nameof(request));
        }

        var settled = 0;
        foreach (var delivery in stopped)
        {
            if (request.Verdict == Verdict.SendAgain)
            {
                post.State = PostState.Publishing;
            }

            post.Touch(clock.GetUtcNow());
            log.Record(post.Id, Act(request.Verdict), delivery.Name, new { delivery = delivery.Id, verdict = request.Verdict.ToString() });
            if (!await SettleAsync(delivery.Id, request, cancellationToken))
            {
                // Somebody else was quicker with this one: what was prepared for it must not be saved with the next.
                db.ChangeTracker.Clear();
                post = await db.Posts.SingleAsync(p => p.Id == request.PostId, cancellationToken);
                continue;
            }

            settled++;
        }

        return settled > 0 ? new PostDone(post.Id) : new PostChangedMeanwhile();
    }

    /// <summary>Saves what is prepared in the store together with the person's word, or nothing.</summary>
    private async Task<bool> SettleAsync(Guid deliveryId, ResumeRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await settle.RunAsync(new SettleRequest(deliveryId, request.Verdict, request.Url), cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }

    private static PostAct Act(Verdict verdict) => verdict switch
    {
        Verdict.ItIsThere => PostAct.FoundThere,
        Verdict.SendAgain => PostAct.SentAgain,
        Verdict.LeaveIt => PostAct.LeftOut,
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "Unknown verdict."),
    };
}
