// The statements by which a worker takes jobs and lets go of them: fenced, so that a late worker's result is discarded.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Work;

internal static class Lease
{
    private static readonly Lane[] Lanes = Enum.GetValues<Lane>();

    /// <summary>Takes up to <paramref name="most"/> due jobs, most urgent lane first. <paramref name="owner"/> must be new for every call.</summary>
    /// <param name="lanes">Only lanes up to this one.</param>
    public static async Task<List<Job>> ClaimAsync(
        StoreDb db, string owner, DateTimeOffset now, TimeSpan length, int most, Lane lanes, CancellationToken cancellationToken)
    {
        var until = now + length;
        var last = (int)lanes;
        // One statement claims; every agency's jobs are a worker's business, so the rows are then read past the agency filter.
        if (db is PostgresDb)
        {
            await db.Database.ExecuteSqlAsync($"""
                UPDATE jobs SET lease_owner = {owner}, lease_until = {until}, attempts = attempts + 1 WHERE id IN (
                    SELECT id FROM jobs WHERE done_at IS NULL AND dead_at IS NULL AND lane <= {last} AND due_at <= {now}
                        AND (lease_until IS NULL OR lease_until <= {now})
                    ORDER BY lane, due_at LIMIT {most} FOR UPDATE SKIP LOCKED)
                """, cancellationToken);
        }
        else
        {
            var (nowTicks, untilTicks) = (now.UtcTicks, until.UtcTicks);
            await db.Database.ExecuteSqlAsync($"""
                UPDATE jobs SET lease_owner = {owner}, lease_until = {untilTicks}, attempts = attempts + 1 WHERE id IN (
                    SELECT id FROM jobs WHERE done_at IS NULL AND dead_at IS NULL AND lane <= {last} AND due_at <= {nowTicks}
                        AND (lease_until IS NULL OR lease_until <= {nowTicks})
                    ORDER BY lane, due_at LIMIT {most})
                """, cancellationToken);
        }

        return await db.Jobs.IgnoreQueryFilters().AsNoTracking()
            .Where(j => j.LeaseOwner == owner && j.DoneAt == null && j.DeadAt == null)
            .OrderBy(j => j.Lane).ThenBy(j => j.DueAt).Take(most).ToListAsync(cancellationToken);
    }

    /// <summary>When the next job that nobody holds beyond that time falls due after <paramref name="now"/> and until <paramref name="until"/>; null when none does.</summary>
    public static Task<DateTimeOffset?> NextDueAsync(StoreDb db, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken) =>
        // Every lane is named so that the index on lane and time is looked into at its places, not read through.
        db.Jobs.IgnoreQueryFilters()
            .Where(j => Lanes.Contains(j.Lane) && j.DoneAt == null && j.DeadAt == null && j.DueAt > now && j.DueAt <= until && (j.LeaseUntil == null || j.LeaseUntil <= j.DueAt))
            .MinAsync(j => (DateTimeOffset?)j.DueAt, cancellationToken);

    /// <summary>Keeps what this claim still holds.</summary>
    public static Task ExtendAsync(StoreDb db, string owner, DateTimeOffset until, CancellationToken cancellationToken) =>
        db.Jobs.IgnoreQueryFilters().Where(j => j.LeaseOwner == owner && j.DoneAt == null && j.DeadAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(j => j.LeaseUntil, until), cancellationToken);

    /// <summary>Gives back what a claim took and did not begin, uncounted.</summary>
    public static Task GiveBackAsync(StoreDb db, string owner, CancellationToken cancellationToken) =>
        db.Jobs.IgnoreQueryFilters().Where(j => j.LeaseOwner == owner && j.DoneAt == null && j.DeadAt == null).ExecuteUpdateAsync(s => s
            .SetProperty(j => j.LeaseOwner, (string?)null).SetProperty(j => j.LeaseUntil, (DateTimeOffset?)null)
            .SetProperty(j => j.Attempts, j => j.Attempts - 1), cancellationToken);

    /// <summary>Gives back some of the jobs of a claim, uncounted.</summary>
    public static Task GiveBackAsync(StoreDb db, string owner, IReadOnlyList<Guid> jobs, CancellationToken cancellationToken) =>
        db.Jobs.IgnoreQueryFilters().Where(j => jobs.Contains(j.Id) && j.LeaseOwner == owner && j.DoneAt == null && j.DeadAt == null).ExecuteUpdateAsync(s => s
            .SetProperty(j => j.LeaseOwner, (string?)null).SetProperty(j => j.LeaseUntil, (DateTimeOffset?)null)
            .SetProperty(j => j.Attempts, j => j.Attempts - 1), cancellationToken);

    /// <summary>Ends runs of one claim in the current transaction. False: another claim took at least one of the jobs, and the transaction must be rolled back.</summary>
    public static async Task<bool> EndAsync(StoreDb db, IReadOnlyList<(Job Job, Next Next)> ends, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // Most of a group are done, and done is the same for all; the rest have times and words of their own.
        var (done, owner) = (ends.Where(e => e.Next is Done).Select(e => e.Job.Id).ToList(), ends[0].Job.LeaseOwner);
        if (done.Count > 1)
        {
            var rows = await db.Jobs.IgnoreQueryFilters().Where(j => done.Contains(j.Id) && j.LeaseOwner == owner).ExecuteUpdateAsync(s => s
                .SetProperty(j => j.DoneAt, now).SetProperty(j => j.LeaseOwner, (string?)null).SetProperty(j => j.LeaseUntil, (DateTimeOffset?)null)
                .SetProperty(j => j.WaitingFor, (string?)null), cancellationToken);
            if (rows < done.Count)
            {
                return false;
            }
        }

        foreach (var (job, next) in ends.Where(e => done.Count < 2 || e.Next is not Done))
        {
            if (!await EndAsync(db, job, next, now, cancellationToken))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Ends a run in the current transaction. False: another claim took the job, and this run's result must be discarded.</summary>
    public static async Task<bool> EndAsync(StoreDb db, Job job, Next next, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // The job is named by its id and its claim; whose agency it is does not matter here.
        var mine = db.Jobs.IgnoreQueryFilters().Where(j => j.Id == job.Id && j.LeaseOwner == job.LeaseOwner);
        var rows = next switch
        {
            Done => await mine.ExecuteUpdateAsync(s => s
                .SetProperty(j => j.DoneAt, now).SetProperty(j => j.LeaseOwner, (string?)null).SetProperty(j => j.LeaseUntil, (DateTimeOffset?)null)
                .SetProperty(j => j.WaitingFor, (string?)null), cancellationToken),
            Again again => await mine.ExecuteUpdateAsync(s => s
                .SetProperty(j => j.DueAt, again.At).SetProperty(j => j.Attempts, j => j.Attempts - 1).SetProperty(j => j.WaitingFor, Short(again.Why, 500))
                .SetProperty(j => j.LeaseOwner, (string?)null).SetProperty(j => j.LeaseUntil, (DateTimeOffset?)null), cancellationToken),
            Dead dead => await mine.ExecuteUpdateAsync(s => s
                .SetProperty(j => j.DeadAt, now).SetProperty(j => j.LastError, Short(dead.Why, Job.ErrorMax))
                .SetProperty(j => j.LeaseOwner, (string?)null).SetProperty(j => j.LeaseUntil, (DateTimeOffset?)null), cancellationToken),
            _ => throw new InvalidOperationException($"Unknown outcome {next.GetType().Name}."),
        };
        return rows == 1;
    }

    /// <summary>Puts a failed run back until <paramref name="dueAt"/>, keeping the attempt counted.</summary>
    public static Task FailAsync(StoreDb db, Job job, DateTimeOffset dueAt, string error, CancellationToken cancellationToken) =>
        db.Jobs.IgnoreQueryFilters().Where(j => j.Id == job.Id && j.LeaseOwner == job.LeaseOwner).ExecuteUpdateAsync(s => s
            .SetProperty(j => j.DueAt, dueAt).SetProperty(j => j.LastError, Short(error, Job.ErrorMax))
            .SetProperty(j => j.LeaseOwner, (string?)null).SetProperty(j => j.LeaseUntil, (DateTimeOffset?)null), cancellationToken);

    private static string Short(string text, int most) => text.Length <= most ? text : text[..most];
}
