// An administrator changes the approval chains: a new version holds for what is sent for approval or changed from now on.
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Chains;

internal abstract record ChainsOutcome;

internal sealed record ChainsSaved(int Version) : ChainsOutcome;

internal sealed record ChainsFaulty(IReadOnlyList<ChainFault> Faults) : ChainsOutcome;

/// <summary>Somebody else changed them after they were read; nothing was done.</summary>
internal sealed record ChainsChanged : ChainsOutcome;

internal sealed class SaveChains(StoreDb db, ReadCircle circle, Actor actor, IAudit audit, TimeProvider clock)
{
    /// <param name="Version">Of the chains that these were made from.</param>
    /// <param name="Change">What was done, for the audit trail.</param>
    internal sealed record Input(int Version, ChainSet Set, string Change);

    public async Task<ChainsOutcome> RunAsync(Input input, CancellationToken cancellationToken)
    {
        var person = actor.Required;
        var known = await circle.RunAsync(cancellationToken);
        if (ChainFaults.Of(input.Set, known.Approvers.ContainsKey).ToList() is { Count: > 0 } faults)
        {
            return new ChainsFaulty(faults);
        }

        if ((await db.ApprovalChains.MaxAsync(c => (int?)c.Number, cancellationToken) ?? 0) != input.Version)
        {
            return new ChainsChanged();
        }

        var now = clock.GetUtcNow();
        var next = new ChainVersion { Id = Guid.CreateVersion7(now), Number = input.Version + 1, Chains = input.Set.Write(), ChangedBy = person, ChangedAt = now };
        db.ApprovalChains.Add(next);
        audit.Record("publishing.chains.changed", "approval-chains", next.Id, new { version = next.Number, input.Change, chains = input.Set.Chains.Count, sha256 = next.Hash });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (db.IsUniqueViolation(e))
        {
            db.ChangeTracker.Clear();
            return new ChainsChanged();
        }

        return new ChainsSaved(next.Number);
    }
}
