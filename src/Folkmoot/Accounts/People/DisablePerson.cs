// Takes a person's access to this agency away, at once, and keeps what they did.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Accounts.People;

internal sealed class DisablePerson(StoreDb db, ChangeMembership membership, TimeProvider clock)
{
    public async Task<Outcome> RunAsync(Guid personId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var outcome = await membership.RunAsync(
            personId, "", m => m.DisabledAt ??= now, m => ("accounts.person.disabled", new { roles = RoleNames.Of(m.Roles) }), cancellationToken);
        if (outcome is Outcome.Made)
        {
            // The membership already bars every request; this only keeps the person's list of sessions true.
            await db.Sessions.Where(s => s.PersonId == personId && s.AgencyId == db.AgencyId && s.EndedAt == null)
                .ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, now), cancellationToken);
        }

        return outcome;
    }
}
