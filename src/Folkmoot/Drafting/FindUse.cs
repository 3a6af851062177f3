// What the large model was used for and what it cost, by month and purpose.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Drafting;

/// <param name="Month">Its first day.</param>
/// <param name="Failed">Questions without an answer that could be used.</param>
internal sealed record UseLine(
    DateOnly Month, Purpose Purpose, int Asked, int Failed, int Accepted, int Changed, int Rejected, long InputTokens, long OutputTokens, long CostMicros);

internal sealed record RecentProposal(Guid Id, DateTimeOffset At, string Person, Purpose Purpose, ProposalState State, Protocol.Fault? Fault, ProposalVerdict Verdict, long CostMicros);

internal sealed class FindUse(StoreDb db, TimeProvider clock)
{
    public const int MonthsShown = 12;

    private const int RecentMost = 50;

    /// <summary>The last twelve months, the current one first; months without use have no line.</summary>
    public async Task<IReadOnlyList<UseLine>> RunAsync(CancellationToken cancellationToken)
    {
        var zone = await ZoneAsync(cancellationToken);
        var first = Months.First(clock.GetUtcNow(), zone);
        var lines = new List<UseLine>();
        for (var i = 0; i < MonthsShown; i++)
        {
            var month = first.AddMonths(-i);
            var (from, until) = (Web.LocalDays.Start(month, zone).ToUniversalTime(), Web.LocalDays.Start(month.AddMonths(1), zone).ToUniversalTime());
            var found = await db.Proposals.AsNoTracking().Where(p => p.At >= from && p.At < until).GroupBy(p => p.Purpose).OrderBy(g => g.Key).Select(g => new
            {
                g.Key,
                Asked = g.Count(),
                Failed = g.Count(p => p.State == ProposalState.Failed),
                Accepted = g.Count(p => p.Verdict == ProposalVerdict.Accepted),
                Changed = g.Count(p => p.Verdict == ProposalVerdict.Changed),
                Rejected = g.Count(p => p.Verdict == ProposalVerdict.Rejected),
                Input = g.Sum(p => p.InputTokens),
                Output = g.Sum(p => p.OutputTokens),
                Cost = g.Sum(p => p.CostMicros),
            }).ToListAsync(cancellationToken);
            lines.AddRange(found.Select(f => new UseLine(month, f.Key, f.Asked, f.Failed, f.Accepted, f.Changed, f.Rejected, f.Input, f.Output, f.Cost)));
        }

        return lines;
    }

    /// <summary>What this month has cost so far, questions on their way at the most that they can cost.</summary>
    public async Task<long> SpentAsync(CancellationToken cancellationToken)
    {
        var month = Months.Start(clock.GetUtcNow(), await ZoneAsync(cancellationToken));
        return await db.Proposals.Where(p => p.At >= month).SumAsync(p => p.CostMicros, cancellationToken);
    }

    public async Task<IReadOnlyList<RecentProposal>> RecentAsync(CancellationToken cancellationToken) =>
        await db.Proposals.AsNoTracking().OrderByDescending(p => p.At).ThenByDescending(p => p.Id).Take(RecentMost)
            .Join(db.Users, p => p.PersonId, u => u.Id, (p, u) => new RecentProposal(p.Id, p.At, u.Name, p.Purpose, p.State, p.Fault, p.Verdict, p.CostMicros))
            .ToListAsync(cancellationToken);

    private async Task<TimeZoneInfo> ZoneAsync(CancellationToken cancellationToken) =>
        TimeZoneInfo.FindSystemTimeZoneById(await db.Agencies.Where(a => a.Id == db.AgencyId).Select(a => a.TimeZone).SingleAsync(cancellationToken));
}
