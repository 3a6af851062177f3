// What waits for approval, parted: what waits for the reader now, and what waits for others.
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Folkmoot.Web;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Chains;

/// <param name="Chains">Null where no chain holds for it.</param>
/// <param name="Yours">It waits for the reader.</param>
/// <param name="For">Whom the reader would stand in for.</param>
internal sealed record WaitingPost(PostRow Row, Standing? Chains, bool Yours, IReadOnlyList<Guid> For)
{
    /// <summary>Chains and steps that wait.</summary>
    public IEnumerable<PostStep> Open => Chains?.Steps.Where(s => s.Waits) ?? [];

    public bool Escalated => Open.Any(s => s.EscalatedAt is not null);
}

internal sealed class FindWaiting(StoreDb db, FindPosts find, ReadStanding standings, Actor actor, TimeProvider clock)
{
    public async Task<IReadOnlyList<WaitingPost>> RunAsync(int most, CancellationToken cancellationToken)
    {
        var rows = await find.WaitingAsync(most, cancellationToken);
        var (ids, me, now) = (rows.Select(r => r.Id).ToList(), actor.PersonId ?? Guid.Empty, clock.GetUtcNow());
        var byPost = await standings.OfAsync(ids, cancellationToken);
        var written = await db.PostChanges.AsNoTracking().Where(c => ids.Contains(c.PostId) && c.PersonId == me && PostChange.Writing.Contains(c.Act))
            .Select(c => c.PostId).Distinct().ToHashSetAsync(cancellationToken);
        var approved = await db.Approvals.AsNoTracking().Where(a => ids.Contains(a.PostId) && a.PersonId == me && a.VoidedAt == null && a.Verdict == ApprovalVerdict.Approved)
            .Select(a => a.PostId).Distinct().ToHashSetAsync(cancellationToken);
        return [.. rows.Select(row =>
        {
            var standing = byPost.GetValueOrDefault(row.Id);
            standing?.Advance(now);
            var able = actor.Has(Right.PostsApprove) && !written.Contains(row.Id) && row.AuthorId != me;
            IReadOnlyList<Turn> turns = standing?.IsOpen == true ? standing.TurnsOf(me) : [];
            return new WaitingPost(row, standing, able && (standing?.IsOpen == true ? turns.Count > 0 : !approved.Contains(row.Id)), [.. turns.Select(t => t.For).OfType<Guid>().Distinct()]);
        })];
    }
}
