// Founds an agency: work of the house itself (set-up, console, demonstration), never of another agency.
using Folkmoot.Storage;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Accounts.Agencies;

internal sealed class CreateAgency(StoreDb db, Jobs jobs, IAudit audit, TimeProvider clock)
{
    public sealed record Input(string Name, string Slug, string TimeZone, string Language, bool IsDemonstration = false);

    public async Task<Outcome> RunAsync(Input input, CancellationToken cancellationToken)
    {
        if ((AgencyRules.Fault(input.Name, input.TimeZone, input.Language) ?? AgencyRules.SlugFault(input.Slug)) is { } fault)
        {
            return fault;
        }

        if (await db.Agencies.AnyAsync(a => a.Slug == input.Slug, cancellationToken))
        {
            return new Outcome.Refused(nameof(input.Slug), "accounts.agency.slug.taken");
        }

        var now = clock.GetUtcNow();
        var agency = new Agency
        {
            Id = Guid.CreateVersion7(now),
            Name = input.Name.Trim(),
            Slug = input.Slug,
            TimeZone = input.TimeZone,
            Language = input.Language,
            IsDemonstration = input.IsDemonstration,
            CreatedAt = now,
        };
        db.Agencies.Add(agency);
        audit.RecordFor(agency.Id, "accounts.agency.created", "agency", agency.Id, new { agency.Name, agency.Slug, agency.TimeZone, agency.Language });
        jobs.Publish(new AgencyCreated(agency.Id), agencyId: agency.Id);
        await db.SaveChangesAsync(cancellationToken);
        return new Outcome.Made(agency.Id);
    }
}
