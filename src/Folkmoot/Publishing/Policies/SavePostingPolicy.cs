// An administrator changes the posting policy: what held before stays as it is, and a new version holds from now on.
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Policies;

internal abstract record PolicyOutcome;

internal sealed record PolicySaved(int Version) : PolicyOutcome;

internal sealed record PolicyFaulty(IReadOnlyList<PolicyFault> Faults) : PolicyOutcome;

/// <summary>Somebody else changed it after it was read; nothing was done.</summary>
internal sealed record PolicyChanged : PolicyOutcome;

internal sealed class SavePostingPolicy(StoreDb db, Actor actor, IAudit audit, TimeProvider clock)
{
    /// <param name="Version">Of the policy that the rules were made from.</param>
    /// <param name="Change">What was done, for the audit trail: "changed 4.2".</param>
    internal sealed record Input(int Version, IReadOnlyList<PolicyRule> Rules, string Change);

    public async Task<PolicyOutcome> RunAsync(Input input, CancellationToken cancellationToken)
    {
        var person = actor.Required;
        if (PolicyFaults.Of(input.Rules).ToList() is { Count: > 0 } faults)
        {
            return new PolicyFaulty(faults);
        }

        if ((await db.PostingPolicies.MaxAsync(p => (int?)p.Number, cancellationToken) ?? 0) != input.Version)
        {
            return new PolicyChanged();
        }

        var now = clock.GetUtcNow();
        var next = new PolicyVersion
        {
            Id = Guid.CreateVersion7(now),
            Number = input.Version + 1,
            Rules = PolicyJson.Write(input.Rules, channel => channel),
            ChangedBy = person,
            ChangedAt = now,
        };
        db.PostingPolicies.Add(next);
        audit.Record("publishing.policy.changed", "posting-policy", next.Id, new { version = next.Number, input.Change, rules = input.Rules.Count, blocking = input.Rules.Count(r => r.Blocks), sha256 = next.Hash });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (db.IsUniqueViolation(e))
        {
            db.ChangeTracker.Clear();
            return new PolicyChanged();
        }

        return new PolicySaved(next.Number);
    }
}
