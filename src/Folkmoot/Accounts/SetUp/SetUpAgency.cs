// Founds the first agency with its first administrator, for whoever has the one-time code from the console. Once.
using System.Net;
using Folkmoot.Accounts.Agencies;
using Folkmoot.Accounts.People;
using Folkmoot.Accounts.SignIn;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Accounts.SetUp;

internal sealed class SetUpAgency(StoreDb db, CreateAgency createAgency, AddPerson addPerson, AddressLimit addresses)
{
    public sealed record Input(string Code, CreateAgency.Input Agency, string PersonName, string Email, string Password, IPAddress? Address);

    /// <summary>The id of what was made is the administrator's.</summary>
    public async Task<Outcome> RunAsync(Input input, CancellationToken cancellationToken)
    {
        if (!addresses.Take(input.Address))
        {
            return new Outcome.Refused(nameof(input.Code), "accounts.sign-in.too-many");
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockAsync("set-up", cancellationToken);
        var code = await db.SetUpCodes.SingleOrDefaultAsync(cancellationToken);
        if (code is null || await db.Agencies.AnyAsync(cancellationToken))
        {
            return new Outcome.Refused("", "accounts.set-up.done");
        }

        if (!Secrets.Same(code.Hash, Secrets.HashCode(input.Code)))
        {
            return new Outcome.Refused(nameof(input.Code), "accounts.set-up.code.wrong");
        }

        addresses.Return(input.Address);
        db.SetUpCodes.Remove(code);
        var founded = await createAgency.RunAsync(input.Agency, cancellationToken);
        if (founded is not Outcome.Made agency)
        {
            return founded;
        }

        var person = await addPerson.RunAsync(
            new(agency.Id, input.PersonName, input.Email, input.Password, [Role.Administrator]), cancellationToken);
        if (person is Outcome.Made)
        {
            await transaction.CommitAsync(cancellationToken);
        }

        return person is Outcome.Refused { Field: "Name" } name ? name with { Field = nameof(input.PersonName) } : person;
    }
}
