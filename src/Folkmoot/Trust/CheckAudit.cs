// Walks an agency's audit chain and names the first entry that does not hold.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Trust;

internal sealed class CheckAudit(StoreDb db)
{
    private const int Page = 1_000;

    /// <summary>Entries that hold, and the first fault or null.</summary>
    public async Task<(long Entries, string? Fault)> RunAsync(Guid agencyId, CancellationToken cancellationToken)
    {
        AuditEntry? before = null;
        while (true)
        {
            var after = before?.Sequence ?? 0;
            // The check is the operator's and looks at every agency, one at a time.
            var page = await db.AuditEntries.IgnoreQueryFilters().AsNoTracking().Where(a => a.AgencyId == agencyId && a.Sequence > after)
                .OrderBy(a => a.Sequence).Take(Page).ToListAsync(cancellationToken);
            foreach (var entry in page)
            {
                if (AuditChain.Fault(entry, before) is { } fault)
                {
                    return (before?.Sequence ?? 0, fault);
                }

                before = entry;
            }

            if (page.Count < Page)
            {
                return (before?.Sequence ?? 0, null);
            }
        }
    }
}
