// Lets a person who knows the password change it.
using System.Net;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Accounts.SignIn;

internal sealed class ChangePassword(StoreDb db, CheckPassword check, SetPassword setPassword)
{
    public sealed record Input(Guid PersonId, Guid SessionId, string Current, string Password, IPAddress? Address);

    public async Task<Outcome> RunAsync(Input input, CancellationToken cancellationToken)
    {
        switch (await check.RunAsync(input.PersonId, input.Current, input.Address, cancellationToken))
        {
            case Attempt.Wrong:
                return new Outcome.Refused(nameof(input.Current), "accounts.password.current-wrong");
            case Attempt.TooMany:
                return new Outcome.Refused(nameof(input.Current), "accounts.sign-in.too-many");
        }

        var person = await db.Users.SingleAsync(p => p.Id == input.PersonId, cancellationToken);
        return await setPassword.RunAsync(person, input.Password, input.SessionId, "accounts.password.changed", cancellationToken);
    }
}
