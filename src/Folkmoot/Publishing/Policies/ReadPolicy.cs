// Reads the posting policy that holds, or one that held.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Policies;

/// <param name="Version">0: the agency never wrote one.</param>
internal sealed record HeldPolicy(int Version, IReadOnlyList<PolicyRule> Rules, Guid? ChangedBy = null, DateTimeOffset? ChangedAt = null)
{
    public PolicyFindings Findings => new(Rules, id => id.ToString());
}

internal sealed class ReadPolicy(StoreDb db)
{
    /// <summary>The policy that holds now.</summary>
    public async Task<HeldPolicy> NowAsync(CancellationToken cancellationToken) =>
        Held(await db.PostingPolicies.AsNoTracking().OrderByDescending(p => p.Number).FirstOrDefaultAsync(cancellationToken)) ?? new(0, []);

    /// <summary>Null: there is no such version.</summary>
    public async Task<HeldPolicy?> FindAsync(int version, CancellationToken cancellationToken) =>
        Held(await db.PostingPolicies.AsNoTracking().SingleOrDefaultAsync(p => p.Number == version, cancellationToken));

    private static HeldPolicy? Held(PolicyVersion? stored) => stored is null ? null : new(stored.Number, stored.ReadRules(), stored.ChangedBy, stored.ChangedAt);
}
