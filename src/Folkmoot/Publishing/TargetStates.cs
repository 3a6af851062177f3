// The states of a post's deliveries, part by part, of the channels that it still goes to.
using Folkmoot.Channels;
using Folkmoot.Channels.Threads;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing;

internal static class TargetStates
{
    /// <param name="post">With its targets.</param>
    public static async Task<List<DeliveryState>> TargetStatesAsync(this StoreDb db, Post post, CancellationToken cancellationToken) =>
        (await db.TargetStatesAsync([post], cancellationToken))[post.Id];

    /// <summary>By the id of the post; for each that is given.</summary>
    /// <param name="posts">With their targets.</param>
    public static async Task<Dictionary<Guid, List<DeliveryState>>> TargetStatesAsync(this StoreDb db, IReadOnlyCollection<Post> posts, CancellationToken cancellationToken)
    {
        var ids = posts.Select(p => p.Id).ToList();
        var deliveries = (await db.Deliveries.AsNoTracking().Where(d => d.OwnerKind == Post.Kind && ids.Contains(d.OwnerId) && d.Part <= d.LastPart)
            .Select(d => new { d.OwnerId, d.ChannelId, d.Part, d.State }).ToListAsync(cancellationToken)).ToLookup(d => d.OwnerId);
        return posts.ToDictionary(p => p.Id, p => deliveries[p.Id].Where(d => p.Targets.Exists(t => t.ChannelId == d.ChannelId))
            .GroupBy(d => d.ChannelId).SelectMany(g => ThreadRules.Standing(g.Select(d => (d.Part, d.State)))).ToList());
    }
}
