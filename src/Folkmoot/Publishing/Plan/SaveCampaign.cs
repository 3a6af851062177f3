// Makes a campaign, gives it another name, archives it or opens it again.
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Plan;

internal sealed class SaveCampaign(StoreDb db, Actor actor, IAudit audit, TimeProvider clock)
{
    /// <param name="Id">Null for a new one.</param>
    /// <param name="Version">That its editor had before them.</param>
    internal sealed record Input(Guid? Id, int Version, string Name, bool Archived);

    public async Task<Outcome> RunAsync(Input input, CancellationToken cancellationToken)
    {
        var (person, now, name) = (actor.Required, clock.GetUtcNow(), PostDraft.OneLine(input.Name));
        if (name.Length is 0 or > Campaign.NameMax)
        {
            return new Outcome.Refused("Name", "publishing.campaign.name.wrong");
        }

        var campaign = input.Id is { } id ? await db.Campaigns.SingleOrDefaultAsync(c => c.Id == id, cancellationToken) : null;
        if (input.Id is not null && campaign?.Version != input.Version)
        {
            return new Outcome.Refused("", "publishing.campaign.changed");
        }

        var before = campaign is null ? null : new { campaign.Name, Archived = campaign.ArchivedAt is not null };
        if (campaign is null)
        {
            campaign = new Campaign { Id = Guid.CreateVersion7(now), Name = name, Key = Campaign.KeyOf(name), CreatedBy = person, CreatedAt = now };
            db.Campaigns.Add(campaign);
        }
        else
        {
            (campaign.Name, campaign.Key, campaign.Version) = (name, Campaign.KeyOf(name), campaign.Version + 1);
        }

        campaign.ArchivedAt = input.Archived ? campaign.ArchivedAt ?? now : null;
        audit.Record(before is null ? "publishing.campaign.added" : "publishing.campaign.changed", "campaign", campaign.Id, new { before, name, archived = input.Archived });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return new Outcome.Made(campaign.Id);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new Outcome.Refused("", "publishing.campaign.changed");
        }
        catch (DbUpdateException e) when (db.IsUniqueViolation(e))
        {
            db.ChangeTracker.Clear();
            return new Outcome.Refused("Name", "publishing.campaign.name.taken");
        }
    }
}
