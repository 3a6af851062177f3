// Makes an invitation's link useless.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Accounts.People;

internal sealed class RevokeInvitation(StoreDb db, IAudit audit, TimeProvider clock)
{
    public async Task<Outcome> RunAsync(Guid invitationId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var invitation = await db.Invitations.SingleOrDefaultAsync(i => i.Id == invitationId, cancellationToken);
        if (invitation?.IsOpen(now) != true)
        {
            return new Outcome.Refused("", "accounts.invite.not-open");
        }

        invitation.RevokedAt = now;
        audit.Record("accounts.invitation.revoked", "invitation", invitation.Id);
        await db.SaveChangesAsync(cancellationToken);
        return new Outcome.Made(invitation.Id);
    }
}
