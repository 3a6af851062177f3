// An administrator writes down a fact of the agency, or mends one.
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing;

internal sealed class SaveFact(StoreDb db, Actor actor, IAudit audit, TimeProvider clock)
{
    /// <param name="Id">Null for a new one.</param>
    internal sealed record Input(Guid? Id, string Label, string Value);

    public async Task<Outcome> RunAsync(Input input, CancellationToken cancellationToken)
    {
        var (person, label, value) = (actor.Required, input.Label.Trim(), input.Value.Trim());
        if (label.Length is 0 or > AgencyFact.LabelMax)
        {
            return new Outcome.Refused("Label", "publishing.facts.label.wrong");
        }

        if (value.Length is 0 or > AgencyFact.ValueMax)
        {
            return new Outcome.Refused("Value", "publishing.facts.value.wrong");
        }

        var now = clock.GetUtcNow();
        var fact = input.Id is { } id ? await db.AgencyFacts.SingleOrDefaultAsync(f => f.Id == id, cancellationToken) : null;
        if (input.Id is not null && fact is null)
        {
            return new Outcome.Refused("", "publishing.facts.gone");
        }

        if (fact is null)
        {
            if (await db.AgencyFacts.CountAsync(cancellationToken) >= AgencyFact.CountMax)
            {
                return new Outcome.Refused("", "publishing.facts.full");
            }

            fact = new AgencyFact { Id = Guid.CreateVersion7(now), Label = label, Value = value };
            db.AgencyFacts.Add(fact);
        }

        (fact.Label, fact.Value, fact.ChangedBy, fact.ChangedAt) = (label, value, person, now);
        audit.Record(input.Id is null ? "publishing.fact.added" : "publishing.fact.changed", "agency-fact", fact.Id, new { label, value });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (db.IsUniqueViolation(e))
        {
            db.ChangeTracker.Clear();
            return new Outcome.Refused("Value", "publishing.facts.value.twice");
        }

        return new Outcome.Made(fact.Id);
    }
}
