// Reads how posts stand in their approval chains.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Chains;

internal sealed class ReadStanding(StoreDb db, ReadCircle circle)
{
    /// <summary>Of one post, tracked, so that the caller can move and save it.</summary>
    public async Task<Standing> OfAsync(Guid postId, IReadOnlySet<Guid> writers, CancellationToken cancellationToken)
    {
        var steps = await db.PostSteps.Where(s => s.PostId == postId && s.VoidedAt == null).OrderBy(s => s.Chain).ThenBy(s => s.Position).ToListAsync(cancellationToken);
        return steps.Count == 0
            ? new Standing([], [], new Circle(new Dictionary<Guid, IReadOnlyList<Accounts.Role>>(), new Dictionary<Guid, Guid>()), writers)
            : new Standing(steps, await Given(steps.ConvertAll(s => s.Id)).ToListAsync(cancellationToken), await circle.RunAsync(cancellationToken), writers);
    }

    /// <summary>Of several posts, to be looked at; one that is in no chain is left out.</summary>
    public async Task<IReadOnlyDictionary<Guid, Standing>> OfAsync(IReadOnlyCollection<Guid> postIds, CancellationToken cancellationToken)
    {
        var steps = await db.PostSteps.AsNoTracking().Where(s => postIds.Contains(s.PostId) && s.VoidedAt == null)
            .OrderBy(s => s.Chain).ThenBy(s => s.Position).ToListAsync(cancellationToken);
        if (steps.Count == 0)
        {
            return new Dictionary<Guid, Standing>();
        }

        var given = await Given(steps.ConvertAll(s => s.Id)).AsNoTracking().ToListAsync(cancellationToken);
        var writers = (await db.PostChanges.AsNoTracking().Where(c => postIds.Contains(c.PostId) && c.PersonId != null && PostChange.Writing.Contains(c.Act))
            .Select(c => new { c.PostId, PersonId = c.PersonId!.Value }).Distinct().ToListAsync(cancellationToken)).ToLookup(c => c.PostId, c => c.PersonId);
        var now = await circle.RunAsync(cancellationToken);
        return steps.GroupBy(s => s.PostId).ToDictionary(
            s => s.Key, s => new Standing([.. s], given.FindAll(a => a.PostId == s.Key), now, writers[s.Key].ToHashSet()));
    }

    // A change of the post makes its steps void, so an approval with a step that holds is about the post as it is.
    private IQueryable<Approval> Given(List<Guid> steps) => db.Approvals
        .Where(a => a.StepId != null && steps.Contains(a.StepId.Value) && a.Verdict == ApprovalVerdict.Approved && a.VoidedAt == null).OrderBy(a => a.At);
}
