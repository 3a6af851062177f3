// Reads under which terms pictures may be used, and asks the rules about a post as it would go out.
using Folkmoot.Publishing.Library.Imaging;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Library;

internal sealed class ReadTerms(StoreDb db, TimeProvider clock)
{
    /// <summary>Of those of which something was said, by the picture's id.</summary>
    public async Task<IReadOnlyDictionary<Guid, MediaTerms>> OfAsync(IEnumerable<Guid> media, CancellationToken cancellationToken)
    {
        var wanted = media.Distinct().ToList();
        return wanted.Count == 0
            ? new Dictionary<Guid, MediaTerms>()
            : (await db.LibraryItems.AsNoTracking().Where(i => wanted.Contains(i.MediaId)).ToListAsync(cancellationToken)).ToDictionary(i => i.MediaId, MediaTerms.Of);
    }

    /// <summary>What stands in the way of the post's pictures at the time when it goes out.</summary>
    public async Task<IReadOnlyList<Problem>> CheckAsync(PostContent content, CancellationToken cancellationToken)
    {
        if (content.Images.Count == 0)
        {
            return [];
        }

        var zone = await db.Agencies.AsNoTracking().Where(a => a.Id == db.AgencyId).Select(a => a.TimeZone).SingleAsync(cancellationToken);
        var media = content.Images.Select(i => i.Media.Id).Distinct().ToList();
        var readings = await db.PictureReadings.AsNoTracking().Where(r => media.Contains(r.MediaId)).ToDictionaryAsync(r => r.MediaId, cancellationToken);
        return [.. LibraryRules.Of(content, await OfAsync(media, cancellationToken), zone, content.ReleaseAt(clock.GetUtcNow())), .. ReadingRules.Of(content, readings)];
    }
}
