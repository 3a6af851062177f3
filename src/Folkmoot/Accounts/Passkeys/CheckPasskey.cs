// Signs somebody in by passkey: the device proved both that it is theirs and that they unlocked it, so no second step follows.
using System.Net;
using Folkmoot.Accounts.SignIn;
using Microsoft.AspNetCore.Identity;

namespace Folkmoot.Accounts.Passkeys;

internal sealed class CheckPasskey(UserManager<Person> people, SignInManager<Person> signIn, AddressLimit addresses)
{
    /// <summary>What the browser needs to ask for one, as JSON. It names nobody: the person chooses among those on the device.</summary>
    public Task<string> OptionsAsync() => signIn.MakePasskeyRequestOptionsAsync(user: null);

    /// <param name="credential">The browser's answer, as JSON.</param>
    public async Task<Attempt> RunAsync(string? credential, IPAddress? address)
    {
        if (!addresses.Take(address))
        {
            return new Attempt.TooMany();
        }

        var answer = await PasskeyAnswer.ReadAsync(credential, signIn.PerformPasskeyAssertionAsync);
        if (answer is not { Succeeded: true, Passkey.IsUserVerified: true })
        {
            return new Attempt.Wrong();
        }

        // Keeps the signature counter, by which a copied key shows.
        var kept = await people.AddOrUpdatePasskeyAsync(answer.User, answer.Passkey);
        if (!kept.Succeeded)
        {
            throw new InvalidOperationException($"A passkey of person {answer.User.Id} cannot be saved: {string.Join(", ", kept.Errors.Select(e => e.Code))}");
        }

        addresses.Return(address);
        return new Attempt.Right(answer.User.Id, NeedsCode: false);
    }
}
