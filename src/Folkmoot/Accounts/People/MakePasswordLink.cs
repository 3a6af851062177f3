// Makes a link by which somebody who forgot the password sets a new one. It does not replace the second step.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Accounts.People;

internal sealed class MakePasswordLink(StoreDb db, OnlyHere onlyHere, IAudit audit, TimeProvider clock)
{
    /// <summary>By an administrator, for a person of this agency and of no other.</summary>
    public async Task<Outcome> RunAsync(Guid personId, CancellationToken cancellationToken) =>
        await onlyHere.FaultAsync(personId, cancellationToken) is { } fault ? fault : await MakeAsync(personId, db.AgencyId, cancellationToken);

    /// <summary>By the operator at the console, for anybody; the secret of what was made is the link's token.</summary>
    public async Task<Outcome> RunForOperatorAsync(string email, CancellationToken cancellationToken)
    {
        var normal = EmailAddress.Normal(email);
        var person = await db.Users.AsNoTracking().SingleOrDefaultAsync(p => p.NormalizedEmail == normal, cancellationToken);
        return person is null ? new Outcome.Refused("Email", "accounts.people.unknown") : await MakeAsync(person.Id, Guid.Empty, cancellationToken);
    }

    private async Task<Outcome> MakeAsync(Guid personId, Guid agencyId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        foreach (var earlier in await db.PasswordLinks.Where(l => l.PersonId == personId && l.UsedAt == null).ToListAsync(cancellationToken))
        {
            earlier.UsedAt = now;
        }

        var token = Secrets.NewToken();
        var link = new PasswordLink
        {
            Id = Guid.CreateVersion7(now),
            PersonId = personId,
            TokenHash = Secrets.Hash(token),
            CreatedAt = now,
            ExpiresAt = now + PasswordLink.Life,
        };
        db.PasswordLinks.Add(link);
        audit.RecordFor(agencyId, "accounts.password-link.made", "person", personId);
        await db.SaveChangesAsync(cancellationToken);
        return new Outcome.Made(link.Id, token);
    }
}
