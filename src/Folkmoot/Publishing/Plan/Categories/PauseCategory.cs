// Stops what waits in a category's slots from going out, or lets it go on; what is too late by then asks a person, like everything late.
using Folkmoot.Accounts;
using Folkmoot.Publishing.Holds;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Plan.Categories;

internal sealed class PauseCategory(StoreDb db, WakeHeld wake, Actor actor, IAudit audit, TimeProvider clock)
{
    /// <summary>False: it is gone, somebody else was quicker, or it is so already.</summary>
    public async Task<bool> RunAsync(Guid id, bool paused, CancellationToken cancellationToken)
    {
        _ = actor.Required;
        if (await db.PostCategories.SingleOrDefaultAsync(c => c.Id == id, cancellationToken) is not { } category || category.PausedAt is not null == paused)
        {
            return false;
        }

        (category.PausedAt, category.Version) = (paused ? clock.GetUtcNow() : null, category.Version + 1);
        if (!paused)
        {
            await wake.RunAsync(null, cancellationToken);
        }

        audit.Record(paused ? "publishing.category.paused" : "publishing.category.resumed", "post-category", id, new { category.Name });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }
}
