// Numbers and chains new audit entries inside the transaction that saves them, which StoreDb opens where there is none.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Folkmoot.Trust;

internal sealed class AuditSeal : SaveChangesInterceptor
{
    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var db = (StoreDb)eventData.Context!;
        var changed = db.ChangeTracker.Entries<AuditEntry>().FirstOrDefault(e => e.State is EntityState.Modified or EntityState.Deleted);
        if (changed is not null)
        {
            throw new InvalidOperationException($"Audit entry {changed.Entity.Id} cannot be changed or removed.");
        }

        var added = db.ChangeTracker.Entries<AuditEntry>().Where(e => e.State == EntityState.Added).Select(e => e.Entity).ToList();
        if (added.Count == 0)
        {
            return result;
        }

        foreach (var agency in added.GroupBy(a => a.AgencyId).OrderBy(g => g.Key))
        {
            await db.LockAsync($"audit:{agency.Key}", cancellationToken);
            // The agency is named: system work records for any agency.
            var last = await db.AuditEntries.IgnoreQueryFilters().AsNoTracking().Where(a => a.AgencyId == agency.Key)
                .OrderByDescending(a => a.Sequence).Select(a => new { a.Sequence, a.Hash }).FirstOrDefaultAsync(cancellationToken);
            var (sequence, hash) = (last?.Sequence ?? 0, last?.Hash ?? AuditChain.Start);
            foreach (var entry in agency)
            {
                entry.Sequence = ++sequence;
                entry.PreviousHash = hash;
                entry.Hash = hash = AuditChain.Hash(entry);
            }
        }

        return result;
    }
}
