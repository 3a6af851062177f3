// Asks further people where a step of an approval chain has waited longer than its time, once, and writes that down.
using Folkmoot.Storage;
using Folkmoot.Web;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Chains;

internal sealed record EscalateDue;

internal sealed class Escalate(StoreDb db, LiveEvents live, IAudit audit, TimeProvider clock) : IHandle<EscalateDue>
{
    private const int Most = 1_000;

    public async Task<Next> HandleAsync(EscalateDue job, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        // Looks over every agency's steps and records with each its own.
        var late = await db.PostSteps.IgnoreQueryFilters()
            .Where(s => s.EscalateAt != null && s.EscalateAt <= now && s.EscalatedAt == null && s.DoneAt == null && s.VoidedAt == null)
            .Where(s => db.Posts.IgnoreQueryFilters().Any(p => p.Id == s.PostId && p.State == PostState.InReview))
            .OrderBy(s => s.EscalateAt).Take(Most).ToListAsync(cancellationToken);
        foreach (var step in late)
        {
            step.EscalatedAt = now;
            db.PostChanges.Add(new PostChange
            {
                Id = Guid.CreateVersion7(now),
                AgencyId = step.AgencyId,
                PostId = step.PostId,
                Act = PostAct.Escalated,
                Detail = $"{step.Chain}: {step.Name}",
                At = now,
            });
            audit.RecordFor(step.AgencyId, "publishing.post.escalated", Post.Kind, step.PostId, new { step = step.Id, hours = step.EscalateAfterHours, people = step.EscalatePeople, roles = step.EscalateRoles });
        }

        // Before the job's own end, so that a page which is told finds it.
        await db.SaveChangesAsync(cancellationToken);
        foreach (var agency in late.Select(s => s.AgencyId).Distinct())
        {
            live.Publish(agency, OnSettled.Topic);
        }

        return Next.Done;
    }
}
