// Records acts in the audit trail of the current agency.
using Folkmoot.Accounts;
using Folkmoot.Storage;

namespace Folkmoot.Trust;

internal sealed class AuditTrail(StoreDb db, Actor actor, TimeProvider clock) : IAudit
{
    public void Record(string action, string subject, Guid subjectId, object? details = null) => RecordFor(db.AgencyId, action, subject, subjectId, details);

    public void RecordFor(Guid agencyId, string action, string subject, Guid subjectId, object? details = null)
    {
        var now = clock.GetUtcNow();
        db.AuditEntries.Add(new AuditEntry
        {
            Id = Guid.CreateVersion7(now),
            AgencyId = agencyId,
            At = DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds()),
            PersonId = actor.PersonId,
            ActorName = actor.Name,
            Action = action,
            Subject = subject,
            SubjectId = subjectId,
            Details = AuditChain.Json(details),
        });
    }
}
