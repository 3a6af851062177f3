// A person's word on a post that a network does not have any more: it stays so, or goes out again as a new post of its own.
using Folkmoot.Accounts;
using Folkmoot.Channels;
using Folkmoot.Channels.Engagement;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Engagement;

/// <param name="Again">A new draft for this channel alone is made; it needs its own approval. What was sent stays recorded as it was.</param>
internal sealed record GoneRequest(Guid PostId, Guid DeliveryId, bool Again);

internal sealed class AnswerGone(StoreDb db, AcceptGone accept, DuplicatePost duplicate, PostLog log, Actor actor)
{
    public async Task<PostOutcome> RunAsync(GoneRequest request, CancellationToken cancellationToken)
    {
        _ = actor.Required;
        var delivery = await db.Deliveries.AsNoTracking().Where(d => d.Id == request.DeliveryId && d.OwnerKind == Post.Kind && d.OwnerId == request.PostId && d.State == DeliveryState.Sent)
            .Join(db.Channels, d => d.ChannelId, c => c.Id, (d, c) => new { d.ChannelId, c.Name }).SingleOrDefaultAsync(cancellationToken);
        if (delivery is null)
        {
            return new PostMissing();
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // Two people who press at the same time make one new post.
        await db.LockAsync($"gone:{request.DeliveryId}", cancellationToken);
        if (!await accept.RunAsync(request.DeliveryId, cancellationToken))
        {
            return new PostChangedMeanwhile();
        }

        log.Record(request.PostId, PostAct.RemovalAccepted, delivery.Name, new { delivery = request.DeliveryId, again = request.Again });
        await db.SaveChangesAsync(cancellationToken);
        PostOutcome outcome = request.Again ? await duplicate.RunAsync(request.PostId, cancellationToken, delivery.ChannelId) : new PostDone(request.PostId);
        await transaction.CommitAsync(cancellationToken);
        return outcome;
    }
}
