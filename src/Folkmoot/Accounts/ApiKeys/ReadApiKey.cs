// Finds out, at every request, whose key was sent and what it may do now: a revoked key, a lost role and a disabled person take effect at once.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Accounts.ApiKeys;

/// <summary>A program that acts in a person's name, as of this request.</summary>
internal sealed record ApiCaller(Guid KeyId, string KeyName, Guid PersonId, string PersonName, Guid AgencyId, IReadOnlySet<string> Rights);

internal sealed class ReadApiKey(StoreDb db, TimeProvider clock)
{
    private static readonly TimeSpan UsedEvery = TimeSpan.FromMinutes(1);

    public async Task<ApiCaller?> RunAsync(string secret, CancellationToken cancellationToken)
    {
        if (!secret.StartsWith(ApiKey.Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        var hash = Secrets.Hash(secret);
        var now = clock.GetUtcNow();
        // No agency is entered before the key says which: it looks at this one key and its person's membership only.
        var found = await (
            from key in db.ApiKeys.IgnoreQueryFilters().AsNoTracking()
            where key.Hash == hash && key.RevokedAt == null && key.ExpiresAt > now
            join person in db.Users on key.PersonId equals person.Id
            join membership in db.Memberships.IgnoreQueryFilters() on new { key.AgencyId, key.PersonId } equals new { membership.AgencyId, membership.PersonId }
            where membership.DisabledAt == null
            select new { Key = key, person.Name, membership.Roles }).SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return null;
        }

        if (found.Key.LastUsedAt is not { } last || now - last >= UsedEvery)
        {
            // As above: one row by its id.
            await db.ApiKeys.IgnoreQueryFilters().Where(k => k.Id == found.Key.Id).ExecuteUpdateAsync(s => s.SetProperty(k => k.LastUsedAt, now), cancellationToken);
        }

        var rights = Accounts.Rights.Of(found.Roles).Intersect(found.Key.Rights).ToHashSet(StringComparer.Ordinal);
        return new ApiCaller(found.Key.Id, found.Key.Name, found.Key.PersonId, found.Name, found.Key.AgencyId, rights);
    }
}
