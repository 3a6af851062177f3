// Reads the public keys, those in use and the earlier ones: of the current agency for its own address, of all agencies for the well-known one.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Noticeboard.Signing;

internal static class ReadKeys
{
    /// <summary>RFC 8615; the agency's own set has an address on its Noticeboard.</summary>
    public const string WellKnown = "/.well-known/jwks.json";

    /// <summary>RFC 7517, section 8.5.</summary>
    public const string MediaType = "application/jwk-set+json";

    private const int Most = 10_000;

    /// <summary>The newest first.</summary>
    public static Task<List<PublicKey>> OfAgencyAsync(StoreDb db, CancellationToken cancellationToken) => ReadAsync(db.SigningKeys, cancellationToken);

    // Public by nature, whosever they are.
    public static Task<List<PublicKey>> OfAllAsync(StoreDb db, CancellationToken cancellationToken) => ReadAsync(db.SigningKeys.IgnoreQueryFilters(), cancellationToken);

    private static async Task<List<PublicKey>> ReadAsync(IQueryable<SigningKey> keys, CancellationToken cancellationToken) =>
        [.. (await keys.AsNoTracking().OrderByDescending(k => k.CreatedAt).ThenBy(k => k.Kid).Take(Most).ToListAsync(cancellationToken)).Select(k => PublicKey.Of(k, k.AgencyId))];
}
