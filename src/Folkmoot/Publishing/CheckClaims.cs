// Reads what the claim check needs (the agency's facts, its day) and runs it on a post as it stands.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing;

internal sealed class CheckClaims(StoreDb db, TimeProvider clock)
{
    public async Task<IReadOnlyList<Problem>> RunAsync(PostContent content, string source, CancellationToken cancellationToken)
    {
        var facts = await db.AgencyFacts.AsNoTracking().OrderBy(f => f.Label).Select(f => f.Value).Take(AgencyFact.CountMax).ToListAsync(cancellationToken);
        var zone = await db.Agencies.AsNoTracking().Where(a => a.Id == db.AgencyId).Select(a => a.TimeZone).SingleAsync(cancellationToken);
        return ClaimProblems.All(content, source, facts, DateOnly.FromDateTime(WallClock.At(clock.GetUtcNow(), zone)));
    }
}
