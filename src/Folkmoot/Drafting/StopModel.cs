// Switches the large model off for the agency, at once: also for questions that are on their way, on every node.
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Drafting;

internal sealed class StopModel(StoreDb db, Actor actor, IAudit audit, Running running, TimeProvider clock)
{
    /// <summary>Never fails because somebody else changed the settings meanwhile.</summary>
    public async Task RunAsync(string reason, CancellationToken cancellationToken)
    {
        var (person, now) = (actor.Required, clock.GetUtcNow());
        var why = reason.Trim();
        why = why.Length <= Policy.ReasonMax ? why : why[..Policy.ReasonMax];
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var stopped = await db.DraftingPolicies.Where(p => p.IsOn).ExecuteUpdateAsync(
            set => set.SetProperty(p => p.IsOn, false).SetProperty(p => p.Reason, why).SetProperty(p => p.ChangedBy, person).SetProperty(p => p.ChangedAt, now)
                .SetProperty(p => p.Version, p => p.Version + 1), cancellationToken);
        if (stopped > 0)
        {
            var id = await db.DraftingPolicies.Select(p => p.Id).SingleAsync(cancellationToken);
            audit.Record("drafting.stopped", "drafting-policy", id, new { reason = why });
            await db.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        running.Stop(db.AgencyId);
    }
}
