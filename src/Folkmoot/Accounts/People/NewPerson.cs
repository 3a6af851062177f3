// Makes the row of a person with a password, once name, address and password were found good.
using System.Globalization;
using Folkmoot.Accounts.SignIn;
using Folkmoot.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Accounts.People;

internal sealed class NewPerson(StoreDb db, IPasswordHasher<Person> hasher, TimeProvider clock)
{
    /// <summary>Adds the person to the store without saving.</summary>
    public async Task<Outcome> AddAsync(string name, string email, string password, string agencyName, CancellationToken cancellationToken)
    {
        if (name.Trim() is not { Length: > 0 and <= Person.NameMax } trimmed)
        {
            return new Outcome.Refused("Name", "accounts.person.name.wrong");
        }

        if (EmailAddress.Read(email) is not { } address)
        {
            return new Outcome.Refused("Email", "accounts.email.wrong");
        }

        if (Passwords.Fault(password, trimmed, address, agencyName) is { } fault)
        {
            return new Outcome.Refused("Password", fault);
        }

        var normal = EmailAddress.Normal(address);
        if (await db.Users.AnyAsync(p => p.NormalizedEmail == normal, cancellationToken))
        {
            return new Outcome.Refused("Email", "accounts.email.taken");
        }

        var now = clock.GetUtcNow();
        var person = new Person
        {
            Id = Guid.CreateVersion7(now),
            Name = trimmed,
            Email = address,
            NormalizedEmail = normal,
            UserName = address,
            NormalizedUserName = normal,
            EmailConfirmed = true,
            LockoutEnabled = true,
            SecurityStamp = Secrets.NewToken(),
            ConcurrencyStamp = now.UtcTicks.ToString(CultureInfo.InvariantCulture),
            CreatedAt = now,
        };
        person.PasswordHash = hasher.HashPassword(person, password);
        db.Users.Add(person);
        return new Outcome.Made(person.Id);
    }
}
