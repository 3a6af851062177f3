// Deletes a picture that nothing needs, with everything that is known of it. The audit trail keeps that there was one.
using Folkmoot.Accounts;
using Folkmoot.Channels;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Library;

internal sealed class DeleteItem(StoreDb db, FindUses uses, Actor actor, IAudit audit)
{
    public async Task<Outcome> RunAsync(Guid mediaId, CancellationToken cancellationToken)
    {
        _ = actor.Required;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var sha256 = await db.MediaFiles.AsNoTracking().Where(m => m.Id == mediaId).Select(m => m.Sha256).SingleOrDefaultAsync(cancellationToken);
        if (sha256 is null)
        {
            return new Outcome.Refused("", "publishing.library.changed");
        }

        if (await uses.AnyAsync(mediaId, cancellationToken))
        {
            return new Outcome.Refused("", "publishing.library.delete.used");
        }

        if (await db.LibraryItems.SingleOrDefaultAsync(i => i.MediaId == mediaId, cancellationToken) is { } item)
        {
            // Its proofs go with it.
            db.LibraryItems.Remove(item);
        }

        // Known by its key alone: the bytes are not read.
        db.MediaFiles.Remove(new MediaFile { Id = mediaId, AgencyId = db.AgencyId, MediaType = "", Bytes = [], Sha256 = "" });
        audit.Record("publishing.media.deleted", "media", mediaId, new { sha256 });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return new Outcome.Made(mediaId);
        }
        catch (DbUpdateException e) when (db.IsForeignKeyViolation(e))
        {
            // A post took it in this moment, and the store refuses; the transaction is undone as a whole.
            db.ChangeTracker.Clear();
            return new Outcome.Refused("", "publishing.library.delete.used");
        }
    }
}
