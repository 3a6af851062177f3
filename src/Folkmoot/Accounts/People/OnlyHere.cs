// An administrator may help a person back in only where that opens no other agency's door.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Accounts.People;

internal sealed class OnlyHere(StoreDb db)
{
    /// <summary>Null where the person belongs to this agency and to no other; else the operator must do it at the console.</summary>
    public async Task<Outcome.Refused?> FaultAsync(Guid personId, CancellationToken cancellationToken)
    {
        // The question is whether there are others, so it looks across agencies.
        var agencies = await db.Memberships.IgnoreQueryFilters().Where(m => m.PersonId == personId).Select(m => m.AgencyId).ToListAsync(cancellationToken);
        return !agencies.Contains(db.AgencyId) ? new("", "accounts.people.unknown")
            : agencies.Count > 1 ? new("", "accounts.people.elsewhere-too")
            : null;
    }
}
