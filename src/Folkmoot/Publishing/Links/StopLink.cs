// Stops a short link, because what it leads to is not what it was, or lets it work again.
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Links;

internal sealed class StopLink(StoreDb db, Actor actor, IAudit audit, TimeProvider clock)
{
    /// <summary>Refused where no reason is given: whoever follows it reads it.</summary>
    public async Task<Outcome> StopAsync(Guid id, string reason, CancellationToken cancellationToken)
    {
        _ = actor.Required;
        var why = PostDraft.Clean(reason).Replace('\n', ' ');
        if (why.Length is 0 or > ShortLink.NoteMax)
        {
            return new Outcome.Refused("Reason", "publishing.links.reason.wrong");
        }

        return await ChangeAsync(id, link => link.StoppedAt is null, link =>
        {
            (link.StoppedAt, link.StopReason) = (clock.GetUtcNow(), why);
            audit.Record("publishing.link.stopped", "link", id, new { link.Code, reason = why });
        }, cancellationToken);
    }

    public Task<Outcome> ResumeAsync(Guid id, CancellationToken cancellationToken)
    {
        _ = actor.Required;
        return ChangeAsync(id, link => link.StoppedAt is not null, link =>
        {
            (link.StoppedAt, link.StopReason) = (null, null);
            audit.Record("publishing.link.resumed", "link", id, new { link.Code });
        }, cancellationToken);
    }

    private async Task<Outcome> ChangeAsync(Guid id, Func<ShortLink, bool> may, Action<ShortLink> change, CancellationToken cancellationToken)
    {
        var link = await db.ShortLinks.SingleOrDefaultAsync(l => l.Id == id, cancellationToken);
        if (link is null)
        {
            return new Outcome.Refused("", "publishing.links.gone");
        }

        if (may(link))
        {
            change(link);
            await db.SaveChangesAsync(cancellationToken);
        }

        return new Outcome.Made(id);
    }
}
