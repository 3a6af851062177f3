// Second step of signing in: a code of the authenticator app, or one of the recovery codes. Each is good once.
using System.Net;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Accounts.SignIn;

internal sealed class CheckCode(StoreDb db, AuthenticatorSecret secrets, Attempts attempts, AddressLimit addresses, TimeProvider clock)
{
    public Task<Attempt> RunAsync(Guid personId, string code, IPAddress? address, CancellationToken cancellationToken) =>
        TryAsync(personId, address, () => SpendCodeAsync(personId, code, cancellationToken), cancellationToken);

    public Task<Attempt> RunRecoveryAsync(Guid personId, string code, IPAddress? address, CancellationToken cancellationToken) =>
        TryAsync(personId, address, () => SpendRecoveryCodeAsync(personId, code, cancellationToken), cancellationToken);

    private async Task<Attempt> TryAsync(Guid personId, IPAddress? address, Func<Task<bool>> spend, CancellationToken cancellationToken)
    {
        if (!addresses.Take(address))
        {
            return new Attempt.TooMany();
        }

        if (!await attempts.BeginAsync(personId, cancellationToken))
        {
            return new Attempt.Wrong();
        }

        if (!await spend())
        {
            await attempts.FailAsync(personId, cancellationToken);
            return new Attempt.Wrong();
        }

        await attempts.ForgiveAsync(personId, cancellationToken);
        addresses.Return(address);
        return new Attempt.Right(personId, NeedsCode: false);
    }

    private async Task<bool> SpendCodeAsync(Guid personId, string code, CancellationToken cancellationToken)
    {
        var person = await db.Users.AsNoTracking().SingleAsync(p => p.Id == personId, cancellationToken);
        if (!person.TwoFactorEnabled || secrets.Open(person) is not { } secret
            || Totp.Match(secret, code, clock.GetUtcNow(), person.AuthenticatorStep) is not { } step)
        {
            return false;
        }

        // Two who show the same code at the same moment: one of them updates the row.
        return await db.Users.Where(p => p.Id == personId && p.AuthenticatorStep < step)
            .ExecuteUpdateAsync(p => p.SetProperty(x => x.AuthenticatorStep, step), cancellationToken) == 1;
    }

    private async Task<bool> SpendRecoveryCodeAsync(Guid personId, string code, CancellationToken cancellationToken)
    {
        var hash = Secrets.HashCode(code);
        DateTimeOffset? now = clock.GetUtcNow();
        return await db.RecoveryCodes.Where(c => c.PersonId == personId && c.Hash == hash && c.UsedAt == null)
            .ExecuteUpdateAsync(c => c.SetProperty(x => x.UsedAt, now), cancellationToken) == 1;
    }
}
