// Removes a person's authenticator, recovery codes and passkeys, for somebody who lost their device; they sign in by password and set up anew.
using Folkmoot.Accounts.SignIn;
using Folkmoot.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Accounts.People;

internal sealed class ResetSecondStep(StoreDb db, OnlyHere onlyHere, EndSession sessions, IAudit audit)
{
    public async Task<Outcome> RunAsync(Guid personId, CancellationToken cancellationToken)
    {
        if (await onlyHere.FaultAsync(personId, cancellationToken) is { } fault)
        {
            return fault;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var person = await db.Users.SingleAsync(p => p.Id == personId, cancellationToken);
        (person.TwoFactorEnabled, person.AuthenticatorSecret, person.AuthenticatorStep) = (false, null, 0);
        await db.RecoveryCodes.Where(c => c.PersonId == personId).ExecuteDeleteAsync(cancellationToken);
        await db.Set<IdentityUserPasskey<Guid>>().Where(k => k.UserId == personId).ExecuteDeleteAsync(cancellationToken);
        await sessions.EndOthersAsync(personId, keep: null, cancellationToken);
        audit.Record("accounts.second-step.reset", "person", personId);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new Outcome.Made(personId);
    }
}
