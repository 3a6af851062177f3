// Changes one membership under the rule that an administrator remains; the one way in which roles and access change.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Accounts.People;

internal sealed class ChangeMembership(StoreDb db, Actor actor, IAudit audit)
{
    /// <summary>Applies <paramref name="change"/> in one transaction in which no other change of the agency's administrators can slip in.</summary>
    public async Task<Outcome> RunAsync(
        Guid personId, string field, Action<Membership> change, Func<Membership, (string Action, object Details)> record, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockAsync($"administrators:{db.AgencyId}", cancellationToken);
        var all = await db.Memberships.ToListAsync(cancellationToken);
        if (all.SingleOrDefault(m => m.PersonId == personId) is not { } membership)
        {
            return new Outcome.Refused("", "accounts.people.unknown");
        }

        var seats = all.Select(SeatOf).ToList();
        change(membership);
        if (Administrators.Fault(seats, SeatOf(membership), actor.PersonId) is { } fault)
        {
            db.Entry(membership).State = EntityState.Unchanged;
            return new Outcome.Refused(field, fault);
        }

        var (action, details) = record(membership);
        audit.Record(action, "person", personId, details);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new Outcome.Made(personId);
    }

    private static Administrators.Seat SeatOf(Membership m) => new(m.PersonId, [.. m.Roles], m.DisabledAt is not null);
}
