// An administrator writes down what a word is called in another language, mends it, or takes it out.
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Drafting.Translations;

internal sealed class SaveTerm(StoreDb db, Actor actor, IAudit audit, TimeProvider clock)
{
    /// <param name="Id">Null for a new one.</param>
    internal sealed record Input(Guid? Id, string From, string To, string Term, string Translation);

    public async Task<Outcome> RunAsync(Input input, CancellationToken cancellationToken)
    {
        var (person, term, translation) = (actor.Required, input.Term.Trim(), input.Translation.Trim());
        if (LanguagePair.Fault(input.From, input.To) is { } fault)
        {
            return fault;
        }

        if (term.Length is 0 or > GlossaryTerm.TermMax)
        {
            return new Outcome.Refused("Term", "drafting.term.wrong");
        }

        if (translation.Length is 0 or > GlossaryTerm.TermMax)
        {
            return new Outcome.Refused("Translation", "drafting.term.wrong");
        }

        var now = clock.GetUtcNow();
        var row = input.Id is { } id ? await db.GlossaryTerms.SingleOrDefaultAsync(t => t.Id == id, cancellationToken) : null;
        if (input.Id is not null && row is null)
        {
            return new Outcome.Refused("", "drafting.term.gone");
        }

        if (row is null)
        {
            if (await db.GlossaryTerms.CountAsync(cancellationToken) >= GlossaryTerm.CountMax)
            {
                return new Outcome.Refused("", "drafting.term.full");
            }

            row = new GlossaryTerm { Id = Guid.CreateVersion7(now), From = input.From, To = input.To, Term = term, Translation = translation };
            db.GlossaryTerms.Add(row);
        }

        (row.From, row.To, row.Term, row.Translation, row.ChangedBy, row.ChangedAt) = (input.From, input.To, term, translation, person, now);
        audit.Record("drafting.term.saved", "glossary-term", row.Id, new { from = row.From, to = row.To, term, translation });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (db.IsUniqueViolation(e))
        {
            db.ChangeTracker.Clear();
            return new Outcome.Refused("Term", "drafting.term.twice");
        }

        return new Outcome.Made(row.Id);
    }

    /// <returns>Whether it was there.</returns>
    public async Task<bool> RemoveAsync(Guid id, CancellationToken cancellationToken)
    {
        _ = actor.Required;
        if (await db.GlossaryTerms.SingleOrDefaultAsync(t => t.Id == id, cancellationToken) is not { } row)
        {
            return false;
        }

        db.GlossaryTerms.Remove(row);
        audit.Record("drafting.term.removed", "glossary-term", id, new { from = row.From, to = row.To, term = row.Term });
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
