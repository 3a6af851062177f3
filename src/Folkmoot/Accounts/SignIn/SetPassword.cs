// Gives a person a new password and ends their other sessions: whoever knew the old one is out.
using Folkmoot.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Accounts.SignIn;

internal sealed class SetPassword(StoreDb db, IPasswordHasher<Person> hasher, EndSession sessions, IAudit audit)
{
    /// <summary>Saves the store's other changes in the same transaction.</summary>
    public async Task<Outcome> RunAsync(Person person, string password, Guid? keepSession, string action, CancellationToken cancellationToken)
    {
        // The names of all the person's agencies are guessable.
        var agencies = await db.Memberships.IgnoreQueryFilters().Where(m => m.PersonId == person.Id)
            .Join(db.Agencies, m => m.AgencyId, a => a.Id, (_, a) => new { a.Id, a.Name }).ToListAsync(cancellationToken);
        if (Passwords.Fault(password, [person.Name, person.Email ?? "", .. agencies.Select(a => a.Name)]) is { } fault)
        {
            return new Outcome.Refused("Password", fault);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        person.PasswordHash = hasher.HashPassword(person, password);
        person.SecurityStamp = Secrets.NewToken();
        (person.AccessFailedCount, person.LockoutEnd) = (0, null);
        foreach (var agency in agencies)
        {
            audit.RecordFor(agency.Id, action, "person", person.Id);
        }

        await db.SaveChangesAsync(cancellationToken);
        await sessions.EndOthersAsync(person.Id, keepSession, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new Outcome.Made(person.Id);
    }
}
