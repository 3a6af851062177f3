// Holds the further parts of threads in the moment of sending until the part above each is out.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Channels.Threads;

internal sealed class HoldParts(StoreDb db)
{
    /// <summary>By the id of the delivery; nothing for those that nothing above keeps.</summary>
    public async Task<IReadOnlyDictionary<Guid, GuardAnswer>> RunAsync(IReadOnlyList<Delivery> deliveries, CancellationToken cancellationToken)
    {
        var held = new Dictionary<Guid, GuardAnswer>();
        var further = deliveries.Where(d => d.Part > 0).ToList();
        if (further.Count == 0)
        {
            return held;
        }

        var owners = further.Select(d => d.OwnerId).Distinct().ToList();
        var parts = (await db.Deliveries.AsNoTracking().Where(d => owners.Contains(d.OwnerId)).ToListAsync(cancellationToken)).ToDictionary(d => (d.OwnerKind, d.OwnerId, d.ChannelId, d.Part));
        foreach (var part in further)
        {
            if (ThreadRules.Hold(part, parts[(part.OwnerKind, part.OwnerId, part.ChannelId, part.Part - 1)]) is { } answer)
            {
                held[part.Id] = answer;
            }
        }

        return held;
    }
}
