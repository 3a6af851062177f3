// An administrator ends a period before its time; what waited for its end is asked again at once.
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Folkmoot.Web;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Holds;

internal sealed class EndBlackout(StoreDb db, WakeHeld wake, LiveEvents live, Actor actor, IAudit audit, TimeProvider clock)
{
    /// <summary>False: it is gone, or over already.</summary>
    public async Task<bool> RunAsync(Guid id, CancellationToken cancellationToken)
    {
        var (person, now) = (actor.Required, clock.GetUtcNow());
        if (await db.BlackoutPeriods.SingleOrDefaultAsync(b => b.Id == id && b.EndedAt == null && b.Until > now, cancellationToken) is not { } period)
        {
            return false;
        }

        (period.EndedAt, period.EndedBy) = (now, person);
        await wake.RunAsync(null, cancellationToken);
        audit.Record("publishing.blackout.ended", "blackout-period", id, new { period.From, period.Until, kind = period.Kind.ToString() });
        await db.SaveChangesAsync(cancellationToken);
        live.Publish(db.AgencyId, OnSettled.Topic);
        return true;
    }
}
