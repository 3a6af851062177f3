// Saves a change of the library's entry, and tells that somebody else was faster.
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Library;

internal static class SavingItems
{
    public static async Task<Outcome> SaveItemAsync(this StoreDb db, LibraryItem item, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return new Outcome.Made(item.MediaId);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new Outcome.Refused("", "publishing.library.changed");
        }
        catch (DbUpdateException e) when (db.IsUniqueViolation(e))
        {
            // Somebody else began the entry of the same file.
            db.ChangeTracker.Clear();
            return new Outcome.Refused("", "publishing.library.changed");
        }
    }
}
