// Looks for dead letters and for work that nobody takes up, for `folkmoot check`.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Work;

internal sealed class CheckWork(StoreDb db, TimeProvider clock) : ICheck
{
    private static readonly TimeSpan Overdue = TimeSpan.FromMinutes(5);

    public string Name => "work";

    public async Task<IReadOnlyList<CheckLine>> RunAsync(bool fix, CancellationToken cancellationToken)
    {
        // The check is the operator's and looks at every agency's jobs.
        var jobs = db.Jobs.IgnoreQueryFilters().AsNoTracking();
        var before = clock.GetUtcNow() - Overdue;
        var dead = await jobs.CountAsync(j => j.DeadAt != null, cancellationToken);
        var late = await jobs.CountAsync(j => j.DoneAt == null && j.DeadAt == null && j.DueAt < before && j.LeaseUntil == null, cancellationToken);
        var lines = new List<CheckLine>();
        if (dead > 0)
        {
            lines.Add(new CheckLine(false, $"{dead} dead letters", "read them under Dead letters; retry or discard"));
        }

        if (late > 0)
        {
            lines.Add(new CheckLine(false, $"{late} jobs are overdue and no worker has taken them", "start a worker: folkmoot work"));
        }

        return lines.Count > 0 ? lines : [new CheckLine(true, "no dead letter, nothing overdue")];
    }
}
