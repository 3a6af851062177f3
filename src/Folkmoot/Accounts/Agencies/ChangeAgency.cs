// Changes what the agency says of itself. Its public address stays: others link to it.
using Folkmoot.Storage;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Accounts.Agencies;

internal sealed class ChangeAgency(StoreDb db, Jobs jobs, IAudit audit)
{
    public sealed record Input(string Name, string TimeZone, string Language);

    public async Task<Outcome> RunAsync(Input input, CancellationToken cancellationToken)
    {
        if (AgencyRules.Fault(input.Name, input.TimeZone, input.Language) is { } fault)
        {
            return fault;
        }

        var agency = await db.Agencies.SingleAsync(a => a.Id == db.AgencyId, cancellationToken);
        var before = new { agency.Name, agency.TimeZone, agency.Language };
        (agency.Name, agency.TimeZone, agency.Language) = (input.Name.Trim(), input.TimeZone, input.Language);
        var after = new { agency.Name, agency.TimeZone, agency.Language };
        if (!after.Equals(before))
        {
            audit.Record("accounts.agency.changed", "agency", agency.Id, new { before, after });
            jobs.Publish(new AgencyChanged(agency.Id));
            await db.SaveChangesAsync(cancellationToken);
        }

        return new Outcome.Made(agency.Id);
    }
}
