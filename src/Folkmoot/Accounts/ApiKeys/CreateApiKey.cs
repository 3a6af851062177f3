// Makes a key for the person who asks, in the agency where they are.
using Folkmoot.Storage;

namespace Folkmoot.Accounts.ApiKeys;

internal sealed class CreateApiKey(StoreDb db, Actor actor, IAudit audit, TimeProvider clock)
{
    public sealed record Input(string Name, IReadOnlyList<string> Rights, int Days);

    /// <summary>The secret of what was made is the key.</summary>
    public async Task<Outcome> RunAsync(Input input, CancellationToken cancellationToken)
    {
        var name = input.Name.Trim();
        if (name.Length is 0 or > ApiKey.NameMax)
        {
            return new Outcome.Refused(nameof(input.Name), "accounts.api-key.name.wrong");
        }

        var rights = input.Rights.Where(r => ApiKeyRights.All.Contains(r) && actor.Has(r)).Distinct().Order(StringComparer.Ordinal).ToList();
        if (rights.Count == 0)
        {
            return new Outcome.Refused(nameof(input.Rights), "accounts.api-key.rights.none");
        }

        if (input.Days is < 1 or > ApiKey.DaysMax)
        {
            return new Outcome.Refused(nameof(input.Days), "accounts.api-key.days.wrong");
        }

        var now = clock.GetUtcNow();
        var secret = ApiKey.Prefix + Secrets.NewToken();
        var key = new ApiKey
        {
            Id = Guid.CreateVersion7(now),
            PersonId = actor.Required,
            Name = name,
            Start = secret[..ApiKey.StartLength],
            Hash = Secrets.Hash(secret),
            Rights = rights,
            CreatedAt = now,
            ExpiresAt = now.AddDays(input.Days),
        };
        db.ApiKeys.Add(key);
        audit.Record("accounts.api-key.created", "api-key", key.Id, new { key.Name, key.Rights, key.ExpiresAt });
        await db.SaveChangesAsync(cancellationToken);
        return new Outcome.Made(key.Id, secret);
    }
}
