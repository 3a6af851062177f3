// Tries again to make mentions of raw records that became dead letters.
using Folkmoot.Storage;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Listening;

internal sealed class ReplayRaw(StoreDb db, Jobs jobs, IAudit audit)
{
    private const int Most = 500;

    /// <summary>Replays one, or with null all (up to 500 of the oldest). Returns how many.</summary>
    public async Task<int> RunAsync(Guid? rawId, CancellationToken cancellationToken)
    {
        var dead = await db.RawEvents.Where(r => r.DeadAt != null && (rawId == null || r.Id == rawId)).OrderBy(r => r.DeadAt).Take(Most).ToListAsync(cancellationToken);
        if (dead.Count == 0)
        {
            return 0;
        }

        foreach (var row in dead)
        {
            (row.DeadAt, row.Error) = (null, null);
            audit.Record("listening.raw.replayed", "raw-event", row.Id);
        }

        await jobs.AddAsync(new IngestRaw([.. dead.Select(r => r.Id)]), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return dead.Count;
    }
}
