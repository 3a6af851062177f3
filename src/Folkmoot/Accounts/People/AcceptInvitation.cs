// Lets the holder of an invitation's link join the agency, once: as a new person, or as the one who is signed in.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Accounts.People;

internal sealed class AcceptInvitation(StoreDb db, NewPerson newPerson, Actor actor, IAudit audit, TimeProvider clock)
{
    /// <param name="HasAccount">Somebody with this address exists, so they join by signing in, not by setting a password.</param>
    public sealed record Offer(Guid InvitationId, Guid AgencyId, string AgencyName, string Email, IReadOnlyList<Role> Roles, bool HasAccount);

    public sealed record Input(string Token, string Name, string Password);

    /// <summary>What the link offers, or null: unknown, used, revoked or expired look the same.</summary>
    public async Task<Offer?> FindAsync(string token, CancellationToken cancellationToken)
    {
        if (await OpenAsync(token, cancellationToken) is not { } invitation)
        {
            return null;
        }

        var normal = EmailAddress.Normal(invitation.Email);
        return new(
            invitation.Id,
            invitation.AgencyId,
            await db.Agencies.Where(a => a.Id == invitation.AgencyId).Select(a => a.Name).SingleAsync(cancellationToken),
            invitation.Email,
            invitation.Roles,
            await db.Users.AnyAsync(p => p.NormalizedEmail == normal, cancellationToken));
    }

    /// <summary>Makes the person, with a password, and the membership.</summary>
    public async Task<Outcome> RunAsync(Input input, CancellationToken cancellationToken)
    {
        if (await OpenAsync(input.Token, cancellationToken) is not { } invitation)
        {
            return new Outcome.Refused("", "accounts.join.gone");
        }

        var agency = await db.Agencies.Where(a => a.Id == invitation.AgencyId).Select(a => a.Name).SingleAsync(cancellationToken);
        var added = await newPerson.AddAsync(input.Name, invitation.Email, input.Password, agency, cancellationToken);
        if (added is not Outcome.Made made)
        {
            return added;
        }

        actor.Is(made.Id, input.Name.Trim(), new HashSet<string>());
        return await JoinAsync(invitation, made.Id, cancellationToken);
    }

    /// <summary>Adds the membership to a person who exists; the invitation must be for their address.</summary>
    public async Task<Outcome> JoinAsync(string token, Guid personId, CancellationToken cancellationToken)
    {
        if (await OpenAsync(token, cancellationToken) is not { } invitation)
        {
            return new Outcome.Refused("", "accounts.join.gone");
        }

        var normal = await db.Users.Where(p => p.Id == personId).Select(p => p.NormalizedEmail).SingleAsync(cancellationToken);
        if (normal != EmailAddress.Normal(invitation.Email))
        {
            return new Outcome.Refused("", "accounts.join.someone-else");
        }

        return await JoinAsync(invitation, personId, cancellationToken);
    }

    private async Task<Outcome> JoinAsync(Invitation invitation, Guid personId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        invitation.AcceptedAt = now;
        db.Memberships.Add(AddPerson.New(invitation.AgencyId, personId, invitation.Roles, now));
        audit.RecordFor(invitation.AgencyId, "accounts.person.joined", "person", personId, new { invitation = invitation.Id, roles = RoleNames.Of(invitation.Roles) });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Outcome.Refused("", "accounts.join.gone");
        }
        catch (DbUpdateException e) when (db.IsUniqueViolation(e))
        {
            return new Outcome.Refused("", "accounts.join.gone");
        }

        return new Outcome.Made(personId);
    }

    private async Task<Invitation?> OpenAsync(string token, CancellationToken cancellationToken)
    {
        var (hash, now) = (Secrets.Hash(token), clock.GetUtcNow());
        // Whoever accepts is in no agency yet: the token alone says which one.
        var invitation = await db.Invitations.IgnoreQueryFilters().SingleOrDefaultAsync(i => i.TokenHash == hash, cancellationToken);
        return invitation?.IsOpen(now) == true ? invitation : null;
    }
}
