// A person's passkeys: listed, added, renamed, removed.
using Folkmoot.Storage;
using Microsoft.AspNetCore.Identity;

namespace Folkmoot.Accounts.Passkeys;

internal sealed class OwnPasskeys(UserManager<Person> people, SignInManager<Person> signIn, IAudit audit)
{
    public const int NameMax = 60;

    /// <summary>More than anybody uses; a bound on what one account can store.</summary>
    public const int Most = 20;

    /// <param name="Id">Credential id, base 64 for addresses.</param>
    public sealed record Passkey(string Id, string Name, DateTimeOffset CreatedAt, bool IsSynchronised);

    public async Task<IReadOnlyList<Passkey>> ListAsync(Guid personId) =>
        [.. (await people.GetPasskeysAsync(await PersonAsync(personId))).OrderBy(k => k.CreatedAt).Select(k => new Passkey(Key(k.CredentialId), k.Name ?? "", k.CreatedAt, k.IsBackedUp))];

    /// <summary>What the browser needs to make one, as JSON; its challenge is kept in a short-lived cookie.</summary>
    public async Task<string> OptionsAsync(Guid personId)
    {
        var person = await PersonAsync(personId);
        return await signIn.MakePasskeyCreationOptionsAsync(new() { Id = person.Id.ToString(), Name = person.UserName!, DisplayName = person.Name });
    }

    /// <param name="credential">The browser's answer, as JSON.</param>
    public async Task<Outcome> AddAsync(Guid personId, string name, string credential)
    {
        if (name.Trim() is not { Length: > 0 and <= NameMax } trimmed)
        {
            return new Outcome.Refused("Name", "accounts.passkey.name.wrong");
        }

        var person = await PersonAsync(personId);
        if ((await people.GetPasskeysAsync(person)).Count >= Most)
        {
            return new Outcome.Refused("", "accounts.passkey.too-many");
        }

        var made = await PasskeyAnswer.ReadAsync(credential, signIn.PerformPasskeyAttestationAsync);
        if (made is not { Succeeded: true } || made.UserEntity.Id != person.Id.ToString())
        {
            return new Outcome.Refused("", "accounts.passkey.not-made");
        }

        made.Passkey.Name = trimmed;
        audit.Record("accounts.passkey.added", "person", personId, new { passkey = Key(made.Passkey.CredentialId) });
        return Saved(await people.AddOrUpdatePasskeyAsync(person, made.Passkey), personId);
    }

    public async Task<Outcome> RenameAsync(Guid personId, string id, string name)
    {
        if (name.Trim() is not { Length: > 0 and <= NameMax } trimmed)
        {
            return new Outcome.Refused("Name", "accounts.passkey.name.wrong");
        }

        var person = await PersonAsync(personId);
        if (await FindAsync(person, id) is not { } passkey)
        {
            return new Outcome.Refused("", "accounts.passkey.unknown");
        }

        passkey.Name = trimmed;
        audit.Record("accounts.passkey.renamed", "person", personId, new { passkey = id });
        return Saved(await people.AddOrUpdatePasskeyAsync(person, passkey), personId);
    }

    public async Task<Outcome> RemoveAsync(Guid personId, string id)
    {
        var person = await PersonAsync(personId);
        if (await FindAsync(person, id) is not { } passkey)
        {
            return new Outcome.Refused("", "accounts.passkey.unknown");
        }

        audit.Record("accounts.passkey.removed", "person", personId, new { passkey = id });
        return Saved(await people.RemovePasskeyAsync(person, passkey.CredentialId), personId);
    }

    private static string Key(byte[] credentialId) => Microsoft.AspNetCore.WebUtilities.WebEncoders.Base64UrlEncode(credentialId);

    private static Outcome.Made Saved(IdentityResult result, Guid personId) => result.Succeeded
        ? new Outcome.Made(personId)
        : throw new InvalidOperationException($"The passkeys of person {personId} cannot be saved: {string.Join(", ", result.Errors.Select(e => e.Code))}");

    private async Task<UserPasskeyInfo?> FindAsync(Person person, string id) =>
        (await people.GetPasskeysAsync(person)).SingleOrDefault(k => Key(k.CredentialId) == id);

    private async Task<Person> PersonAsync(Guid personId) =>
        await people.FindByIdAsync(personId.ToString()) ?? throw new InvalidOperationException($"There is no person {personId}.");
}
