// Removes what has served its purpose: ended sessions, old invitations and links.
using Folkmoot.Storage;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Accounts;

internal sealed record TidyAccountsDue;

internal sealed class TidyAccounts(StoreDb db, TimeProvider clock) : IHandle<TidyAccountsDue>
{
    /// <summary>Long enough to look into a case; the audit trail keeps who signed in when.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    public async Task<Next> HandleAsync(TidyAccountsDue job, CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - Kept;
        await db.Sessions.Where(s => s.LastSeenAt < before).ExecuteDeleteAsync(cancellationToken);
        await db.PasswordLinks.Where(l => l.ExpiresAt < before).ExecuteDeleteAsync(cancellationToken);
        // The same for every agency.
        await db.Invitations.IgnoreQueryFilters().Where(i => i.ExpiresAt < before).ExecuteDeleteAsync(cancellationToken);
        return Next.Done;
    }
}
