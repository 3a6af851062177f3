// Who may stand in for somebody in approving posts: others of the agency who may approve themselves.
using Folkmoot.Storage;
using Folkmoot.Web;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Accounts.Absences;

internal sealed class Deputies(StoreDb db)
{
    private const int Most = 10_000;

    /// <summary>Their names by id, without the person's own.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> ForAsync(Guid person, CancellationToken cancellationToken)
    {
        var members = await db.Memberships.AsNoTracking().Where(m => m.DisabledAt == null && m.PersonId != person)
            .Join(db.Users, m => m.PersonId, p => p.Id, (m, p) => new { p.Id, p.Name, m.Roles }).OrderBy(m => m.Name).Take(Most).ToListAsync(cancellationToken);
        return members.Where(m => Rights.Of(m.Roles).Contains(Right.PostsApprove)).ToDictionary(m => m.Id, m => m.Name);
    }
}
