// Reads the approval chains that hold.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Chains;

/// <param name="Version">0: the agency never defined one.</param>
internal sealed record HeldChains(int Version, ChainSet Set, DateTimeOffset? ChangedAt = null);

internal sealed class ReadChains(StoreDb db)
{
    public async Task<HeldChains> NowAsync(CancellationToken cancellationToken) =>
        await db.ApprovalChains.AsNoTracking().OrderByDescending(c => c.Number).FirstOrDefaultAsync(cancellationToken) is { } stored
            ? new(stored.Number, ChainSet.Read(stored.Chains), stored.ChangedAt)
            : new(0, ChainSet.Empty);
}
