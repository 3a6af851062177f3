// First step of signing in: e-mail and password. Unknown people cost the same time and get the same answer as wrong passwords.
using System.Net;
using Folkmoot.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Folkmoot.Accounts.SignIn;

internal sealed class CheckPassword(StoreDb db, IPasswordHasher<Person> hasher, CheckPassword.Nobody nobody, Attempts attempts, AddressLimit addresses)
{
    public Task<Attempt> RunAsync(string email, string password, IPAddress? address, CancellationToken cancellationToken)
    {
        var normal = EmailAddress.Normal(email);
        return RunAsync(db.Users.Where(p => p.NormalizedEmail == normal), password, address, cancellationToken);
    }

    /// <summary>The same for somebody who is signed in and must prove it again.</summary>
    public Task<Attempt> RunAsync(Guid personId, string password, IPAddress? address, CancellationToken cancellationToken) =>
        RunAsync(db.Users.Where(p => p.Id == personId), password, address, cancellationToken);

    private async Task<Attempt> RunAsync(IQueryable<Person> who, string password, IPAddress? address, CancellationToken cancellationToken)
    {
        if (!addresses.Take(address))
        {
            return new Attempt.TooMany();
        }

        var person = await who.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        var mayTry = await attempts.BeginAsync(person?.Id ?? Guid.Empty, cancellationToken);
        var subject = person ?? nobody.Person;
        // A password longer than any that could have been set is not worth hashing in full.
        var typed = password.Length <= Passwords.LengthMax ? password : "";
        var result = hasher.VerifyHashedPassword(subject, subject.PasswordHash ?? nobody.Person.PasswordHash!, typed);
        if (person is null || !mayTry)
        {
            return new Attempt.Wrong();
        }

        if (result == PasswordVerificationResult.Failed)
        {
            await attempts.FailAsync(person.Id, cancellationToken);
            return new Attempt.Wrong();
        }

        if (result == PasswordVerificationResult.SuccessRehashNeeded)
        {
            var hash = hasher.HashPassword(person, password);
            await db.Users.Where(p => p.Id == person.Id).ExecuteUpdateAsync(p => p.SetProperty(x => x.PasswordHash, hash), cancellationToken);
        }

        await attempts.ForgiveAsync(person.Id, cancellationToken);
        addresses.Return(address);
        return new Attempt.Right(person.Id, person.TwoFactorEnabled);
    }

    /// <summary>Stands in for people who do not exist, with a password nobody knows.</summary>
    internal sealed class Nobody
    {
        public Nobody(IOptions<PasswordHasherOptions> options)
        {
            Person = new Person { Name = "" };
            Person.PasswordHash = new PasswordHasher<Person>(options).HashPassword(Person, Secrets.NewToken());
        }

        public Person Person { get; }
    }
}
