// Reads everything that the page of a picture shows.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Library.Pages;

internal sealed class ViewItem(StoreDb db, FindLibrary find, FindUses uses)
{
    /// <summary>Null: there is no such file.</summary>
    public async Task<ItemModel?> RunAsync(Guid mediaId, CancellationToken cancellationToken)
    {
        if (await find.OneAsync(mediaId, cancellationToken) is not { } row)
        {
            return null;
        }

        var itemId = row.Item?.Id;
        var proofs = await db.ConsentProofs.AsNoTracking().Where(p => p.ItemId == itemId).OrderBy(p => p.AddedAt).Take(ConsentProof.Most)
            .Select(p => new ConsentProof { Id = p.Id, AgencyId = p.AgencyId, ItemId = p.ItemId, FileName = p.FileName, MediaType = p.MediaType, Bytes = Array.Empty<byte>(), Sha256 = p.Sha256, AddedBy = p.AddedBy, AddedAt = p.AddedAt })
            .ToListAsync(cancellationToken);
        var by = row.Item?.ReplacedBy;
        var replaced = by is null ? null : await db.LibraryItems.AsNoTracking().Where(i => i.MediaId == by).Select(i => i.Title).SingleOrDefaultAsync(cancellationToken);
        return new ItemModel(row, await uses.OfAsync(mediaId, cancellationToken), proofs, replaced,
            await db.PictureReadings.AsNoTracking().SingleOrDefaultAsync(r => r.MediaId == mediaId, cancellationToken));
    }
}
