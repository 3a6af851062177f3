// Jobs that can run no more by themselves: they wait for a person.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Work;

internal static class DeadLetters
{
    /// <summary>Those of the current agency and of the house, whose own work belongs to no agency and would else be seen by nobody.</summary>
    public static IQueryable<Job> Of(StoreDb db)
    {
        var agency = db.AgencyId;
        return db.Jobs.IgnoreQueryFilters().Where(j => (j.AgencyId == agency || j.AgencyId == Guid.Empty) && j.DeadAt != null && j.DoneAt == null);
    }
}
