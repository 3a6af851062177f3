// The people of the agency as the inbox names them.
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Folkmoot.Web;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Inbox;

public sealed record StaffName(Guid Id, string Name);

internal sealed class Staff(StoreDb db)
{
    /// <summary>Everybody who can be given a conversation, by name.</summary>
    public async Task<IReadOnlyList<StaffName>> WhoMayAnswerAsync(CancellationToken cancellationToken)
    {
        var members = await db.Memberships.AsNoTracking().Where(m => m.DisabledAt == null)
            .Join(db.Users, m => m.PersonId, p => p.Id, (m, p) => new { p.Id, p.Name, m.Roles }).ToListAsync(cancellationToken);
        return [.. members.Where(m => Rights.Of(m.Roles).Contains(Right.InboxAnswer)).Select(m => new StaffName(m.Id, m.Name)).OrderBy(m => m.Name, StringComparer.CurrentCulture)];
    }

    /// <summary>Names of people of this agency, those included who have left it.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IEnumerable<Guid> people, CancellationToken cancellationToken)
    {
        var ids = people.Distinct().ToList();
        return await db.Memberships.AsNoTracking().Where(m => ids.Contains(m.PersonId))
            .Join(db.Users, m => m.PersonId, p => p.Id, (m, p) => new { p.Id, p.Name }).ToDictionaryAsync(p => p.Id, p => p.Name, cancellationToken);
    }
}
