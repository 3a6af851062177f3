// Verifies every agency's audit chain for `folkmoot check`.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Trust;

internal sealed class CheckChains(StoreDb db, CheckAudit audit) : ICheck
{
    public string Name => "audit chain";

    public async Task<IReadOnlyList<CheckLine>> RunAsync(bool fix, CancellationToken cancellationToken)
    {
        var lines = new List<CheckLine>();
        var agencies = await db.Agencies.AsNoTracking().OrderBy(a => a.Name).Select(a => new { a.Id, a.Name }).ToListAsync(cancellationToken);
        foreach (var agency in agencies)
        {
            var (entries, fault) = await audit.RunAsync(agency.Id, cancellationToken);
            lines.Add(fault is null
                ? new CheckLine(true, $"{agency.Name}: {entries} entries hold")
                : new CheckLine(false, $"{agency.Name}: {fault}", "keep a copy of the database, find out who had access to it, and restore from a backup that holds"));
        }

        return lines.Count > 0 ? lines : [new CheckLine(true, "no agency yet")];
    }
}
