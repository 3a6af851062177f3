// A person takes an absence of their own back, or ends it early.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Accounts.Absences;

internal sealed class EndAbsence(StoreDb db, Actor actor, IAudit audit, TimeProvider clock)
{
    /// <summary>False: there is no such absence of theirs, or it is over.</summary>
    public async Task<bool> RunAsync(Guid id, CancellationToken cancellationToken)
    {
        var (person, now) = (actor.Required, clock.GetUtcNow());
        if (await db.Absences.SingleOrDefaultAsync(a => a.Id == id && a.PersonId == person && a.EndedAt == null && a.Until > now, cancellationToken) is not { } absence)
        {
            return false;
        }

        absence.EndedAt = now;
        audit.Record("accounts.absence.ended", "absence", absence.Id, new { person, deputy = absence.DeputyId });
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
