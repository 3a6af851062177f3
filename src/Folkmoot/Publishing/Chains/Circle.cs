// Who may approve posts in an agency now, what they are, and who stands in for whom.
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Folkmoot.Web;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Chains;

/// <param name="Approvers">Everybody who may approve posts, with their roles.</param>
/// <param name="Deputies">The deputy of each who is absent now.</param>
internal sealed record Circle(IReadOnlyDictionary<Guid, IReadOnlyList<Role>> Approvers, IReadOnlyDictionary<Guid, Guid> Deputies)
{
    /// <summary>Those of the people and roles who may approve now.</summary>
    public IEnumerable<Guid> Of(IReadOnlyCollection<Guid> people, IReadOnlyCollection<Role> roles) =>
        people.Where(Approvers.ContainsKey).Concat(Approvers.Where(a => a.Value.Any(roles.Contains)).Select(a => a.Key)).Distinct();

    /// <summary>Deputy, the deputy's own deputy while that one is absent too, and so on; nobody twice.</summary>
    public IEnumerable<Guid> DeputiesOf(Guid person)
    {
        var seen = new HashSet<Guid> { person };
        for (var now = person; Deputies.TryGetValue(now, out var deputy) && seen.Add(deputy); now = deputy)
        {
            yield return deputy;
        }
    }
}

internal sealed class ReadCircle(StoreDb db, TimeProvider clock)
{
    private const int Most = 10_000;

    public async Task<Circle> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var members = await db.Memberships.AsNoTracking().Where(m => m.DisabledAt == null).OrderBy(m => m.Id).Take(Most)
            .Select(m => new { m.PersonId, m.Roles }).ToListAsync(cancellationToken);
        var absences = await db.Absences.AsNoTracking().Where(a => a.EndedAt == null && a.From <= now && a.Until > now)
            .OrderBy(a => a.From).Take(Most).Select(a => new { a.PersonId, a.DeputyId }).ToListAsync(cancellationToken);
        return new Circle(
            members.Where(m => Rights.Of(m.Roles).Contains(Right.PostsApprove)).ToDictionary(m => m.PersonId, IReadOnlyList<Role> (m) => m.Roles),
            absences.DistinctBy(a => a.PersonId).ToDictionary(a => a.PersonId, a => a.DeputyId));
    }
}
