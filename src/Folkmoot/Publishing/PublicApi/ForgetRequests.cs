// Forgets the keys of old writes.
using Folkmoot.Storage;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.PublicApi;

internal sealed record ForgetRequestsDue;

internal sealed class ForgetRequests(StoreDb db, TimeProvider clock) : IHandle<ForgetRequestsDue>
{
    public async Task<Next> HandleAsync(ForgetRequestsDue job, CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - OnceOnly.Kept;
        // The same for every agency.
        await db.IdempotentRequests.IgnoreQueryFilters().Where(r => r.At < before).ExecuteDeleteAsync(cancellationToken);
        return Next.Done;
    }
}
