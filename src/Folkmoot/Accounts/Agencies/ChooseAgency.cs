// Moves the session to another of the person's agencies, from the next request on.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Accounts.Agencies;

internal sealed class ChooseAgency(StoreDb db)
{
    public sealed record Choice(Guid AgencyId, string Name, IReadOnlyList<Role> Roles);

    /// <summary>False where the person does not belong to it.</summary>
    public async Task<bool> RunAsync(Guid sessionId, Guid personId, Guid agencyId, CancellationToken cancellationToken)
    {
        // The choice is among agencies, so it looks across them, at this person's memberships only.
        var belongs = await db.Memberships.IgnoreQueryFilters()
            .AnyAsync(m => m.PersonId == personId && m.AgencyId == agencyId && m.DisabledAt == null, cancellationToken);
        return belongs && await db.Sessions.Where(s => s.Id == sessionId && s.PersonId == personId && s.EndedAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.AgencyId, agencyId), cancellationToken) == 1;
    }

    public async Task<IReadOnlyList<Choice>> ListAsync(Guid personId, CancellationToken cancellationToken) =>
        // As above.
        await db.Memberships.IgnoreQueryFilters().AsNoTracking()
            .Where(m => m.PersonId == personId && m.DisabledAt == null)
            .Join(db.Agencies, m => m.AgencyId, a => a.Id, (m, a) => new { m.AgencyId, a.Name, m.Roles })
            .OrderBy(c => c.Name).Take(200)
            .Select(c => new Choice(c.AgencyId, c.Name, c.Roles)).ToListAsync(cancellationToken);
}
