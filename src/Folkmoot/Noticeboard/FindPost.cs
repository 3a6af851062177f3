// Tells whether a post stands on the Noticeboard, by the key under which it was sent.
using Folkmoot.Networks;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Noticeboard;

internal sealed class FindPost(StoreDb db, PublicAddress address)
{
    public async Task<FindOutcome> RunAsync(Guid key, CancellationToken cancellationToken)
    {
        var found = await db.NoticeboardPosts.AsNoTracking().Where(p => p.DeliveryId == key)
            .Join(db.Agencies, p => p.AgencyId, a => a.Id, (p, a) => new { p.Id, a.Slug }).SingleOrDefaultAsync(cancellationToken);
        return found is null
            ? new NotFound()
            : new Found(found.Id.ToString(), new BoardLinks(address.Root, found.Slug).Url(new PageAddress.Post(null, found.Id)), null);
    }
}
