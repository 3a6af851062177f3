// Writes into a post's history that a network does not have it any more, or has it again.
using Folkmoot.Channels;
using Folkmoot.Storage;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Engagement;

internal sealed class OnGone(StoreDb db, PostLog log) : IHandle<DeliveryGone>
{
    public async Task<Next> HandleAsync(DeliveryGone job, CancellationToken cancellationToken)
    {
        if (await db.Posts.AnyAsync(p => p.Id == job.OwnerId, cancellationToken))
        {
            var channel = await db.Channels.Where(c => c.Id == job.ChannelId).Select(c => c.Name).SingleAsync(cancellationToken);
            log.Record(job.OwnerId, job.Gone ? PostAct.RemovedThere : PostAct.BackThere, channel, new { delivery = job.DeliveryId, channel = job.ChannelId });
        }

        return Next.Done;
    }
}
