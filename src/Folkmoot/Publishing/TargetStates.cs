// The states of a post's deliveries, of the channels that it still goes to.
using Folkmoot.Channels;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing;

internal static class TargetStates
{
    /// <param name="post">With its targets.</param>
    public static async Task<List<DeliveryState>> TargetStatesAsync(this StoreDb db, Post post, CancellationToken cancellationToken)
    {
        var channels = post.Targets.ConvertAll(t => t.ChannelId);
        return await db.Deliveries.AsNoTracking()
            .Where(d => d.OwnerKind == Post.Kind && d.OwnerId == post.Id && channels.Contains(d.ChannelId)).Select(d => d.State).ToListAsync(cancellationToken);
    }
}
