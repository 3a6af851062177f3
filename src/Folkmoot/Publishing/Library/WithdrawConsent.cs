// The people whom a picture shows take their consent back: from now on nothing with it goes out, and the page lists where it is out.
using Folkmoot.Accounts;
using Folkmoot.Storage;

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

        audit.Record("publishing.media.consent-withdrawn", "media", mediaId, new { before = item.Consent.ToString(), reference = item.ConsentReference });
        (item.Consent, item.ConsentUntil, item.WithdrawnAt) = (PeopleConsent.Withdrawn, null, now);
        item.Touch(now);
        return await db.SaveItemAsync(item, cancellationToken);
    }
}
