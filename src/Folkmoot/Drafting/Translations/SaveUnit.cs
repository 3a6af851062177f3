// An administrator mends a sentence of the translation memory, adds one, or takes one out.
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Drafting.Translations;

internal sealed class SaveUnit(StoreDb db, KeepTranslations keep, Actor actor, IAudit audit)
{
    internal sealed record Input(string From, string To, string Source, string Target);

    /// <summary>A sentence that is there already, or differs from it in numbers alone, is replaced.</summary>
    public async Task<Outcome> RunAsync(Input input, CancellationToken cancellationToken)
    {
        var (person, source, target) = (actor.Required, input.Source.Trim(), input.Target.Trim());
        if (LanguagePair.Fault(input.From, input.To) is { } fault)
        {
            return fault;
        }

        if (source.Length is 0 or > TranslationUnit.TextMax)
        {
            return new Outcome.Refused("Source", "drafting.unit.wrong");
        }

        if (target.Length is 0 or > TranslationUnit.TextMax)
        {
            return new Outcome.Refused("Target", "drafting.unit.wrong");
        }

        if (Segments.Of(source).Count != 1)
        {
            return new Outcome.Refused("Source", "drafting.unit.one");
        }

        try
        {
            var unit = await keep.KeepAsync(input.From, input.To, source, target, person, cancellationToken);
            audit.Record("drafting.unit.saved", "translation-unit", unit.Id, new { from = unit.From, to = unit.To, source, target });
            await db.SaveChangesAsync(cancellationToken);
            return new Outcome.Made(unit.Id);
        }
        catch (DbUpdateException e) when (db.IsUniqueViolation(e))
        {
            db.ChangeTracker.Clear();
            return new Outcome.Refused("", "drafting.unit.meanwhile");
        }
    }

    /// <returns>Whether it was there.</returns>
    public async Task<bool> RemoveAsync(Guid id, CancellationToken cancellationToken)
    {
        _ = actor.Required;
        if (await db.TranslationUnits.SingleOrDefaultAsync(u => u.Id == id, cancellationToken) is not { } unit)
        {
            return false;
        }

        db.TranslationUnits.Remove(unit);
        audit.Record("drafting.unit.removed", "translation-unit", id, new { from = unit.From, to = unit.To, source = unit.Source });
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
