// Who wrote a post: everybody who created or ever changed it.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing;

internal static class Writers
{
    public static async Task<HashSet<Guid>> WritersAsync(this StoreDb db, Guid postId, CancellationToken cancellationToken) =>
        await db.PostChanges.Where(c => c.PostId == postId && c.PersonId != null && PostChange.Writing.Contains(c.Act))
            .Select(c => c.PersonId!.Value).Distinct().ToHashSetAsync(cancellationToken);
}
