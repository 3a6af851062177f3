// Writes into a post's history what came of a correction on a channel, and tells open pages.
using Folkmoot.Channels;
using Folkmoot.Channels.Editing;
using Folkmoot.Storage;
using Folkmoot.Web;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Amendments;

internal sealed class OnAmended(StoreDb db, PostLog log, LiveEvents live) : IHandle<EditSettled>
{
    public async Task<Next> HandleAsync(EditSettled job, CancellationToken cancellationToken)
    {
        var state = await db.DeliveryEdits.Where(e => e.Id == job.EditId).Select(e => e.State).SingleAsync(cancellationToken);
        if (state is EditState.Edited or EditState.NotEdited)
        {
            await db.RecordAsync(log, job.OwnerId, job.DeliveryId, state == EditState.Edited, cancellationToken);
        }

        live.Publish(db.AgencyId, OnSettled.Topic);
        return Next.Done;
    }
}

internal sealed class OnReplied(StoreDb db, PostLog log, LiveEvents live) : IHandle<DeliverySettled>
{
    public async Task<Next> HandleAsync(DeliverySettled job, CancellationToken cancellationToken)
    {
        var state = await db.Deliveries.Where(d => d.Id == job.DeliveryId).Select(d => d.State).SingleAsync(cancellationToken);
        if (state is DeliveryState.Sent or DeliveryState.Failed or DeliveryState.NeedsReview)
        {
            await db.RecordAsync(log, job.OwnerId, job.DeliveryId, state == DeliveryState.Sent, cancellationToken);
        }

        live.Publish(db.AgencyId, OnSettled.Topic);
        return Next.Done;
    }
}

internal static class AmendedHistory
{
    public static async Task RecordAsync(this StoreDb db, PostLog log, Guid amendmentId, Guid deliveryId, bool done, CancellationToken cancellationToken)
    {
        if (await db.Amendments.Where(a => a.Id == amendmentId).Select(a => (Guid?)a.PostId).SingleOrDefaultAsync(cancellationToken) is { } postId)
        {
            var channel = await db.Channels.Where(c => db.Deliveries.Any(d => d.Id == deliveryId && d.ChannelId == c.Id)).Select(c => c.Name).FirstAsync(cancellationToken);
            log.Record(postId, done ? PostAct.CorrectedThere : PostAct.NotCorrectedThere, channel, new { amendment = amendmentId, delivery = deliveryId });
        }
    }
}
