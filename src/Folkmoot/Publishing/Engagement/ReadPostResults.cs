// Reads what came of one post on each of its channels, with how it grew.
using Folkmoot.Channels.Engagement;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Engagement;

/// <param name="Points">How the counts grew, oldest first.</param>
internal sealed record TargetResult(DeliveryResult Latest, IReadOnlyList<ResultPoint> Points);

internal sealed class ReadPostResults(StoreDb db)
{
    private const int Most = 2_000;

    /// <summary>By the id of the delivery; nothing for those that were not asked about.</summary>
    public async Task<IReadOnlyDictionary<Guid, TargetResult>> RunAsync(IReadOnlyCollection<Guid> deliveries, CancellationToken cancellationToken)
    {
        var rows = await db.DeliveryResults.AsNoTracking().Where(r => deliveries.Contains(r.DeliveryId)).ToListAsync(cancellationToken);
        var points = (await db.ResultPoints.AsNoTracking().Where(p => deliveries.Contains(p.DeliveryId)).OrderBy(p => p.At).Take(Most).ToListAsync(cancellationToken)).ToLookup(p => p.DeliveryId);
        return rows.ToDictionary(r => r.DeliveryId, r => new TargetResult(r, [.. points[r.DeliveryId]]));
    }
}
