// A person corrects what a machine decided: the full decision is written down with the correction, and the act is audited.
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Trust;

/// <summary>What the machine had decided, as the corrected item keeps it.</summary>
/// <param name="Input">The text that was judged; only its hash is kept.</param>
/// <param name="Evidence">JSON as in <see cref="Decision.Evidence"/>.</param>
internal sealed record MachineDecision(
    string Purpose, string Subject, Guid SubjectId, UsedModel Model, string Label, double Score, string Input, string Evidence, DateTimeOffset At);

internal sealed class OverrideDecision(StoreDb db, Actor actor, IAudit audit, TimeProvider clock)
{
    /// <summary>Adds to the current transaction; the caller saves it together with the item's new label.</summary>
    public async Task RunAsync(MachineDecision machine, string label, CancellationToken cancellationToken)
    {
        var decision = await db.Decisions.SingleOrDefaultAsync(
            d => d.Purpose == machine.Purpose && d.Subject == machine.Subject && d.SubjectId == machine.SubjectId, cancellationToken);
        var now = clock.GetUtcNow();
        if (decision is null)
        {
            decision = new Decision
            {
                Id = Guid.CreateVersion7(now),
                At = machine.At,
                Purpose = machine.Purpose,
                Subject = machine.Subject,
                SubjectId = machine.SubjectId,
                Model = machine.Model.Reference,
                Label = machine.Label,
                Score = machine.Score,
                Threshold = machine.Model.Threshold,
                InputHash = DecideLog.Hash(machine.Input),
                Evidence = machine.Evidence,
            };
            db.Decisions.Add(decision);
        }

        var before = decision.OverriddenLabel ?? decision.Label;
        (decision.OverriddenBy, decision.OverriddenLabel, decision.OverriddenAt) = (actor.Required, label, now);
        audit.Record("trust.decision.overridden", machine.Subject, machine.SubjectId, new { decision = decision.Id, machine.Purpose, model = decision.Model, from = before, to = label });
    }
}
