// Takes a weekly slot away. Posts that stood in it keep their times, and their approvals.
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Plan.Categories;

internal sealed class RemoveSlot(StoreDb db, Actor actor, IAudit audit)
{
    /// <summary>False: it is gone already.</summary>
    public async Task<bool> RunAsync(Guid categoryId, Guid slotId, CancellationToken cancellationToken)
    {
        _ = actor.Required;
        if (await db.CategorySlots.SingleOrDefaultAsync(s => s.Id == slotId && s.CategoryId == categoryId, cancellationToken) is not { } slot)
        {
            return false;
        }

        db.CategorySlots.Remove(slot);
        audit.Record("publishing.slot.removed", "post-category", categoryId, new { slot = slot.Id, day = slot.Day.ToString(), at = slot.At.ToString("HH:mm", null) });
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
