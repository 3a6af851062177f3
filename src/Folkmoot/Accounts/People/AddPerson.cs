// Adds a person with a password to an agency at once: for set-up, demonstration and console. People in office are invited instead.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Accounts.People;

internal sealed class AddPerson(StoreDb db, NewPerson newPerson, IAudit audit, TimeProvider clock)
{
    public sealed record Input(Guid AgencyId, string Name, string Email, string Password, IReadOnlyList<Role> Roles);

    public async Task<Outcome> RunAsync(Input input, CancellationToken cancellationToken)
    {
        if (input.Roles.Count == 0)
        {
            return new Outcome.Refused(nameof(input.Roles), "accounts.roles.none");
        }

        var agency = await db.Agencies.Where(a => a.Id == input.AgencyId).Select(a => a.Name).SingleAsync(cancellationToken);
        var added = await newPerson.AddAsync(input.Name, input.Email, input.Password, agency, cancellationToken);
        if (added is not Outcome.Made made)
        {
            return added;
        }

        db.Memberships.Add(New(input.AgencyId, made.Id, input.Roles, clock.GetUtcNow()));
        audit.RecordFor(input.AgencyId, "accounts.person.added", "person", made.Id, new { roles = RoleNames.Of(input.Roles) });
        await db.SaveChangesAsync(cancellationToken);
        return made;
    }

    public static Membership New(Guid agencyId, Guid personId, IEnumerable<Role> roles, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        AgencyId = agencyId,
        PersonId = personId,
        Roles = [.. roles.Distinct().Order()],
        CreatedAt = now,
    };
}
