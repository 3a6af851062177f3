// The people whom a picture shows take their consent back: from now on nothing with it goes out, and the page lists where it is out.
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Library;

internal sealed class WithdrawConsent(StoreDb db, Actor actor, IAudit audit, TimeProvider clock)
{
    public async Task<Outcome> RunAsync(Guid mediaId, CancellationToken cancellationToken)
    {
        var (person, now) = (actor.Required, clock.GetUtcNow());
        if (await db.ItemAsync(mediaId, person, now, cancellationToken) is not { } item || item.Consent == PeopleConsent.Withdrawn)
        {
            db.ChangeTracker.Clear();
            return new Outcome.Refused("", "publishing.library.changed");
        }

        // The same people are in what it was cut from, and may be in everything else that was cut from that.
        var whole = item.CutFrom ?? mediaId;
        var others = await db.LibraryItems.Where(i => i.MediaId != mediaId && (i.MediaId == whole || i.CutFrom == whole) && i.Consent != PeopleConsent.Withdrawn).ToListAsync(cancellationToken);
        foreach (var one in others.Prepend(item))
        {
            audit.Record("publishing.media.consent-withdrawn", "media", one.MediaId, new { before = one.Consent.ToString(), reference = one.ConsentReference });
            (one.Consent, one.ConsentUntil, one.WithdrawnAt) = (PeopleConsent.Withdrawn, null, now);
            one.Touch(now);
        }

        return await db.SaveItemAsync(item, cancellationToken);
    }
}
