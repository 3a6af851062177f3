// An administrator says how near to each other posts for one channel may go out before people are told.
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Plan;

internal sealed class SavePlanSettings(StoreDb db, Actor actor, IAudit audit, TimeProvider clock)
{
    public async Task<Outcome> RunAsync(int? clashMinutes, CancellationToken cancellationToken)
    {
        _ = actor.Required;
        if (clashMinutes is not (>= 0 and <= PlanSettings.ClashMinutesMax))
        {
            return new Outcome.Refused("ClashMinutes", "publishing.clash.minutes.wrong");
        }

        var settings = await db.PlanSettings.SingleOrDefaultAsync(cancellationToken);
        var before = settings?.ClashMinutes ?? PlanSettings.ClashMinutesDefault;
        if (settings is null)
        {
            settings = new PlanSettings { Id = Guid.CreateVersion7(clock.GetUtcNow()) };
            db.PlanSettings.Add(settings);
        }

        settings.ClashMinutes = clashMinutes.Value;
        audit.Record("publishing.plan.changed", "plan-settings", settings.Id, new { before, minutes = settings.ClashMinutes });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return new Outcome.Made(settings.Id);
        }
        catch (DbUpdateException e) when (db.IsUniqueViolation(e))
        {
            // Two administrators set it for the first time in one moment.
            db.ChangeTracker.Clear();
            return new Outcome.Refused("", "publishing.clash.changed");
        }
    }
}
