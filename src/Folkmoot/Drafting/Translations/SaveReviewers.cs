// An administrator names who reviews translations into a language, or takes them off.
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Drafting.Translations;

internal sealed class SaveReviewers(StoreDb db, Actor actor, IAudit audit, TimeProvider clock)
{
    /// <param name="personId">Somebody who may approve posts; the caller sees to that.</param>
    public async Task<Outcome> NameAsync(string language, Guid personId, CancellationToken cancellationToken)
    {
        _ = actor.Required;
        if (!LanguagePair.IsTag(language))
        {
            return new Outcome.Refused("Language", "drafting.language.wrong");
        }

        if (await db.TranslationReviewers.AnyAsync(r => r.Language == language && r.PersonId == personId, cancellationToken))
        {
            return new Outcome.Refused("Person", "drafting.reviewer.twice");
        }

        var row = new TranslationReviewer { Id = Guid.CreateVersion7(clock.GetUtcNow()), PersonId = personId, Language = language };
        db.TranslationReviewers.Add(row);
        audit.Record("drafting.reviewer.named", "translation-reviewer", row.Id, new { language, person = personId });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (db.IsUniqueViolation(e))
        {
            db.ChangeTracker.Clear();
            return new Outcome.Refused("Person", "drafting.reviewer.twice");
        }

        return new Outcome.Made(row.Id);
    }

    /// <returns>Whether it was there.</returns>
    public async Task<bool> RemoveAsync(Guid id, CancellationToken cancellationToken)
    {
        _ = actor.Required;
        if (await db.TranslationReviewers.SingleOrDefaultAsync(r => r.Id == id, cancellationToken) is not { } row)
        {
            return false;
        }

        db.TranslationReviewers.Remove(row);
        audit.Record("drafting.reviewer.removed", "translation-reviewer", id, new { language = row.Language, person = row.PersonId });
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
