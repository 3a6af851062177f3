// Takes a picture out of what is offered, or puts it back; posts that have it keep it.
using Folkmoot.Accounts;
using Folkmoot.Storage;

namespace Folkmoot.Publishing.Library;

internal sealed class ArchiveItem(StoreDb db, Actor actor, IAudit audit, TimeProvider clock)
{
    public async Task<Outcome> RunAsync(Guid mediaId, bool archived, CancellationToken cancellationToken)
    {
        var (person, now) = (actor.Required, clock.GetUtcNow());
        if (await db.ItemAsync(mediaId, person, now, cancellationToken) is not { } item || archived == item.ArchivedAt is not null)
        {
            db.ChangeTracker.Clear();
            return new Outcome.Refused("", "publishing.library.changed");
        }

        item.ArchivedAt = archived ? now : null;
        item.Touch(now);
        audit.Record(archived ? "publishing.media.archived" : "publishing.media.restored", "media", mediaId, null);
        return await db.SaveItemAsync(item, cancellationToken);
    }
}
