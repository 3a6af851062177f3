// A person says when they are away and who stands in for them.
using Folkmoot.Storage;
using Folkmoot.Web;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Accounts.Absences;

internal sealed class SetAbsence(StoreDb db, Deputies deputies, Actor actor, IAudit audit, TimeProvider clock)
{
    /// <param name="From">First day away.</param>
    /// <param name="Until">Last day away.</param>
    public sealed record Input(DateOnly? From, DateOnly? Until, Guid? Deputy);

    public async Task<Outcome> RunAsync(Input input, CancellationToken cancellationToken)
    {
        var (person, now) = (actor.Required, clock.GetUtcNow());
        var zoneName = await db.Agencies.AsNoTracking().Where(a => a.Id == db.AgencyId).Select(a => a.TimeZone).SingleAsync(cancellationToken);
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(zoneName, out var known) ? known : TimeZoneInfo.Utc;
        if (input.From is not { } first)
        {
            return new Outcome.Refused(nameof(input.From), "accounts.absence.day.missing");
        }

        if (input.Until is not { } last || last < first || last == DateOnly.MaxValue || LocalDays.Start(last.AddDays(1), zone) <= now)
        {
            return new Outcome.Refused(nameof(input.Until), "accounts.absence.day.order");
        }

        if (input.Deputy is not { } deputy || !(await deputies.ForAsync(person, cancellationToken)).ContainsKey(deputy))
        {
            return new Outcome.Refused(nameof(input.Deputy), "accounts.absence.deputy.wrong");
        }

        var (from, until) = (LocalDays.Start(first, zone), LocalDays.Start(last.AddDays(1), zone));
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockAsync($"absences:{db.AgencyId}:{person}", cancellationToken);
        if (await db.Absences.AnyAsync(a => a.PersonId == person && a.EndedAt == null && a.From < until && a.Until > from, cancellationToken))
        {
            return new Outcome.Refused(nameof(input.From), "accounts.absence.overlaps");
        }

        var absence = new Absence { Id = Guid.CreateVersion7(now), PersonId = person, DeputyId = deputy, From = from, Until = until, CreatedAt = now };
        db.Absences.Add(absence);
        audit.Record("accounts.absence.set", "absence", absence.Id, new { person, deputy, from, until });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new Outcome.Made(absence.Id);
    }
}
