// Opens a session for somebody who proved who they are.
using System.Net;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Accounts.SignIn;

internal sealed class StartSession(StoreDb db, Attempts attempts, Actor actor, IAudit audit, TimeProvider clock)
{
    public sealed record Input(Guid PersonId, Proof Proof, string? UserAgent, IPAddress? Address);

    /// <summary>Id of the session. Its agency is the person's only one, or the one worked for last.</summary>
    public async Task<Guid> RunAsync(Input input, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var name = await db.Users.Where(p => p.Id == input.PersonId).Select(p => p.Name).SingleAsync(cancellationToken);
        await attempts.ClearAsync(input.PersonId, cancellationToken);
        var session = new Session
        {
            Id = Guid.CreateVersion7(now),
            PersonId = input.PersonId,
            AgencyId = await AgencyAsync(input.PersonId, cancellationToken),
            Proof = input.Proof,
            CreatedAt = now,
            LastSeenAt = now,
            Browser = BrowserName.Of(input.UserAgent),
            Address = AddressName.Truncated(input.Address),
        };
        db.Sessions.Add(session);
        actor.Is(input.PersonId, name, new HashSet<string>());
        audit.RecordFor(session.AgencyId ?? Guid.Empty, "accounts.person.signed-in", "person", input.PersonId, new { session = session.Id, proof = input.Proof.ToString() });
        await db.SaveChangesAsync(cancellationToken);
        return session.Id;
    }

    private async Task<Guid?> AgencyAsync(Guid personId, CancellationToken cancellationToken)
    {
        // Signing in comes before any agency is entered.
        var agencies = await db.Memberships.IgnoreQueryFilters().Where(m => m.PersonId == personId && m.DisabledAt == null)
            .Select(m => m.AgencyId).ToListAsync(cancellationToken);
        if (agencies.Count <= 1)
        {
            return agencies.Count == 1 ? agencies[0] : null;
        }

        var last = await db.Sessions.Where(s => s.PersonId == personId && s.AgencyId != null)
            .OrderByDescending(s => s.LastSeenAt).Select(s => s.AgencyId).FirstOrDefaultAsync(cancellationToken);
        return last is { } agency && agencies.Contains(agency) ? agency : null;
    }
}
