// Jobs of one kind, agency and lane that fall due in the same instant, and the statements by which a worker takes them ahead of it.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Work;

internal sealed record Rush(Guid AgencyId, string Kind, Lane Lane, DateTimeOffset DueAt)
{
    private static readonly Lane[] Lanes = Enum.GetValues<Lane>();

    /// <summary>Those to come until <paramref name="until"/> of which at least so many jobs are free, the earliest first.</summary>
    public static async Task<IReadOnlyList<Rush>> FindAsync(
        StoreDb db, IReadOnlyList<string> kinds, DateTimeOffset now, DateTimeOffset until, int least, CancellationToken cancellationToken)
    {
        // Every lane is named so that the index on lane and time is looked into at its places, not read through.
        var found = await db.Jobs.IgnoreQueryFilters()
            .Where(j => Lanes.Contains(j.Lane) && j.DoneAt == null && j.DeadAt == null && j.DueAt > now && j.DueAt <= until)
            .Where(j => kinds.Contains(j.Kind) && (j.LeaseUntil == null || j.LeaseUntil <= now))
            .GroupBy(j => new { j.AgencyId, j.Kind, j.Lane, j.DueAt }).Where(g => g.Count() >= least).Select(g => g.Key).ToListAsync(cancellationToken);
        return [.. found.OrderBy(r => r.DueAt).ThenBy(r => r.Lane).Select(r => new Rush(r.AgencyId, r.Kind, r.Lane, r.DueAt))];
    }

    /// <summary>Takes up to <paramref name="most"/> of its jobs, in the order of their ids from after <paramref name="after"/>, until <paramref name="until"/>. <paramref name="owner"/> must be new for every call.</summary>
    public async Task<List<Job>> ClaimAsync(StoreDb db, string owner, DateTimeOffset now, DateTimeOffset until, Guid after, int most, CancellationToken cancellationToken)
    {
        var lane = (int)Lane;
        if (db is PostgresDb)
        {
            await db.Database.ExecuteSqlAsync($"""
                UPDATE jobs SET lease_owner = {owner}, lease_until = {until}, attempts = attempts + 1 WHERE id IN (
                    SELECT id FROM jobs WHERE done_at IS NULL AND dead_at IS NULL AND lane = {lane} AND due_at = {DueAt} AND agency_id = {AgencyId} AND kind = {Kind} AND id > {after}
                        AND (lease_until IS NULL OR lease_until <= {now})
                    ORDER BY id LIMIT {most} FOR UPDATE SKIP LOCKED)
                """, cancellationToken);
        }
        else
        {
            var (nowTicks, untilTicks, dueTicks) = (now.UtcTicks, until.UtcTicks, DueAt.UtcTicks);
            await db.Database.ExecuteSqlAsync($"""
                UPDATE jobs SET lease_owner = {owner}, lease_until = {untilTicks}, attempts = attempts + 1 WHERE id IN (
                    SELECT id FROM jobs WHERE done_at IS NULL AND dead_at IS NULL AND lane = {lane} AND due_at = {dueTicks} AND agency_id = {AgencyId} AND kind = {Kind} AND id > {after}
                        AND (lease_until IS NULL OR lease_until <= {nowTicks})
                    ORDER BY id LIMIT {most})
                """, cancellationToken);
        }

        return await db.Jobs.IgnoreQueryFilters().AsNoTracking()
            .Where(j => j.LeaseOwner == owner && j.DoneAt == null && j.DeadAt == null).OrderBy(j => j.Id).ToListAsync(cancellationToken);
    }
}
