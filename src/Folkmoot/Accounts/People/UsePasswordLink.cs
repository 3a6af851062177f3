// Sets a new password by a link, once, and ends every session the person had.
using Folkmoot.Accounts.SignIn;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Accounts.People;

internal sealed class UsePasswordLink(StoreDb db, Actor actor, SetPassword setPassword, TimeProvider clock)
{
    public async Task<bool> IsOpenAsync(string token, CancellationToken cancellationToken) => await OpenAsync(token, cancellationToken) is not null;

    public async Task<Outcome> RunAsync(string token, string password, CancellationToken cancellationToken)
    {
        if (await OpenAsync(token, cancellationToken) is not { } link)
        {
            return new Outcome.Refused("", "accounts.link.gone");
        }

        var person = await db.Users.SingleAsync(p => p.Id == link.PersonId, cancellationToken);
        link.UsedAt = clock.GetUtcNow();
        actor.Is(person.Id, person.Name, new HashSet<string>());
        try
        {
            return await setPassword.RunAsync(person, password, keepSession: null, "accounts.password.set-by-link", cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Outcome.Refused("", "accounts.link.gone");
        }
    }

    private async Task<PasswordLink?> OpenAsync(string token, CancellationToken cancellationToken)
    {
        var (hash, now) = (Secrets.Hash(token), clock.GetUtcNow());
        return await db.PasswordLinks.SingleOrDefaultAsync(l => l.TokenHash == hash && l.UsedAt == null && l.ExpiresAt > now, cancellationToken);
    }
}
