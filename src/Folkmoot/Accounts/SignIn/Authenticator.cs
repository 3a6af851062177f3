// Connects an authenticator app: shows a secret, asks for a code as proof that it arrived, and hands out recovery codes.
using System.Security.Cryptography;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Accounts.SignIn;

internal sealed class Authenticator(StoreDb db, AuthenticatorSecret secrets, IAudit audit, TimeProvider clock)
{
    public const int Codes = 10;
    private const int CodeGroups = 2;

    /// <summary>A new secret, not yet in use.</summary>
    public async Task<Outcome> BeginAsync(Guid personId, CancellationToken cancellationToken)
    {
        var person = await db.Users.SingleAsync(p => p.Id == personId, cancellationToken);
        if (person.TwoFactorEnabled)
        {
            return new Outcome.Refused("", "accounts.authenticator.already");
        }

        person.AuthenticatorSecret = secrets.Close(RandomNumberGenerator.GetBytes(Totp.SecretBytes));
        person.AuthenticatorStep = 0;
        await db.SaveChangesAsync(cancellationToken);
        return new Outcome.Made(personId);
    }

    /// <summary>The secret that waits for its first code, or null.</summary>
    public async Task<byte[]?> PendingAsync(Guid personId, CancellationToken cancellationToken)
    {
        var person = await db.Users.AsNoTracking().SingleAsync(p => p.Id == personId, cancellationToken);
        return person.TwoFactorEnabled ? null : secrets.Open(person);
    }

    /// <summary>Puts it to use; the secret of what was made are the recovery codes, one a line.</summary>
    public async Task<Outcome> ConfirmAsync(Guid personId, string code, CancellationToken cancellationToken)
    {
        var person = await db.Users.SingleAsync(p => p.Id == personId, cancellationToken);
        if (person.TwoFactorEnabled || secrets.Open(person) is not { } secret
            || Totp.Match(secret, code, clock.GetUtcNow(), person.AuthenticatorStep) is not { } step)
        {
            return new Outcome.Refused("Code", "accounts.code.wrong");
        }

        (person.TwoFactorEnabled, person.AuthenticatorStep) = (true, step);
        audit.Record("accounts.authenticator.connected", "person", personId);
        return await HandOutCodesAsync(personId, cancellationToken);
    }

    /// <summary>Replaces the recovery codes; the old ones no longer count.</summary>
    public Task<Outcome> NewCodesAsync(Guid personId, CancellationToken cancellationToken)
    {
        audit.Record("accounts.recovery-codes.replaced", "person", personId);
        return HandOutCodesAsync(personId, cancellationToken);
    }

    public async Task DisconnectAsync(Guid personId, CancellationToken cancellationToken)
    {
        var person = await db.Users.SingleAsync(p => p.Id == personId, cancellationToken);
        (person.TwoFactorEnabled, person.AuthenticatorSecret, person.AuthenticatorStep) = (false, null, 0);
        db.RecoveryCodes.RemoveRange(await db.RecoveryCodes.Where(c => c.PersonId == personId).ToListAsync(cancellationToken));
        audit.Record("accounts.authenticator.disconnected", "person", personId);
        await db.SaveChangesAsync(cancellationToken);
    }

    public Task<int> CodesLeftAsync(Guid personId, CancellationToken cancellationToken) =>
        db.RecoveryCodes.CountAsync(c => c.PersonId == personId && c.UsedAt == null, cancellationToken);

    private async Task<Outcome> HandOutCodesAsync(Guid personId, CancellationToken cancellationToken)
    {
        db.RecoveryCodes.RemoveRange(await db.RecoveryCodes.Where(c => c.PersonId == personId).ToListAsync(cancellationToken));
        var now = clock.GetUtcNow();
        var codes = Enumerable.Range(0, Codes).Select(_ => Secrets.NewCode(CodeGroups)).ToList();
        db.RecoveryCodes.AddRange(codes.Select(c => new RecoveryCode { Id = Guid.CreateVersion7(now), PersonId = personId, Hash = Secrets.HashCode(c) }));
        await db.SaveChangesAsync(cancellationToken);
        return new Outcome.Made(personId, string.Join('\n', codes));
    }
}
