// Forgets what was sent longer ago than it is kept.
using Folkmoot.Storage;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Channels.Hooks;

internal sealed record ForgetHooksDue;

internal sealed class ForgetHooks(StoreDb db, TimeProvider clock) : IHandle<ForgetHooksDue>
{
    public async Task<Next> HandleAsync(ForgetHooksDue job, CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow().AddDays(-HookFact.KeptDays);
        // The house tidies for every agency. The last fact of each stays, so that numbers never begin again.
        await db.HookFacts.IgnoreQueryFilters()
            .Where(f => f.At < before && db.HookFacts.IgnoreQueryFilters().Any(later => later.AgencyId == f.AgencyId && later.Sequence > f.Sequence))
            .ExecuteDeleteAsync(cancellationToken);
        return Next.Done;
    }
}
