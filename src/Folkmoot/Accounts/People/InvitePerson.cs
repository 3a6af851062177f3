// Invites somebody to this agency: the link is shown once, to be handed over by the administrator.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Accounts.People;

internal sealed class InvitePerson(StoreDb db, Actor actor, IAudit audit, TimeProvider clock)
{
    public sealed record Input(string Email, IReadOnlyList<Role> Roles);

    /// <summary>The secret of what was made is the link's token. An earlier open invitation of the same address is revoked.</summary>
    public async Task<Outcome> RunAsync(Input input, CancellationToken cancellationToken)
    {
        if (EmailAddress.Read(input.Email) is not { } email)
        {
            return new Outcome.Refused(nameof(input.Email), "accounts.email.wrong");
        }

        if (input.Roles.Count == 0)
        {
            return new Outcome.Refused(nameof(input.Roles), "accounts.roles.none");
        }

        var normal = EmailAddress.Normal(email);
        if (await db.Memberships.AnyAsync(m => db.Users.Any(p => p.Id == m.PersonId && p.NormalizedEmail == normal), cancellationToken))
        {
            return new Outcome.Refused(nameof(input.Email), "accounts.invite.already-here");
        }

        var now = clock.GetUtcNow();
        var open = await db.Invitations.Where(i => i.AcceptedAt == null && i.RevokedAt == null && i.ExpiresAt > now).ToListAsync(cancellationToken);
        foreach (var earlier in open.Where(i => EmailAddress.Normal(i.Email) == normal))
        {
            earlier.RevokedAt = now;
        }

        var token = Secrets.NewToken();
        var invitation = new Invitation
        {
            Id = Guid.CreateVersion7(now),
            Email = email,
            Roles = [.. input.Roles.Distinct().Order()],
            TokenHash = Secrets.Hash(token),
            InvitedBy = actor.PersonId,
            CreatedAt = now,
            ExpiresAt = now + Invitation.Life,
        };
        db.Invitations.Add(invitation);
        audit.Record("accounts.person.invited", "invitation", invitation.Id, new { roles = RoleNames.Of(invitation.Roles) });
        await db.SaveChangesAsync(cancellationToken);
        return new Outcome.Made(invitation.Id, token);
    }
}
