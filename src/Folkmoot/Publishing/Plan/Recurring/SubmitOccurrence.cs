// Sends what was made of a recurring post for approval; what is not ready for it stays a draft, which its authors find among theirs.
using Folkmoot.Storage;
using Folkmoot.Work;

namespace Folkmoot.Publishing.Plan.Recurring;

internal sealed record SubmitDue(Guid PostId);

internal sealed class SubmitOccurrence(StoreDb db, SubmitPost submit, IAudit audit) : IHandle<SubmitDue>
{
    public async Task<Next> HandleAsync(SubmitDue job, CancellationToken cancellationToken)
    {
        if (await submit.ByItselfAsync(job.PostId, cancellationToken) is PostFaulty faulty)
        {
            db.ChangeTracker.Clear();
            audit.Record("publishing.recurring.not-submitted", Post.Kind, job.PostId, new { rules = faulty.Problems.Where(p => p.Blocks).Select(p => p.Rule).Distinct() });
        }

        return Next.Done;
    }
}
