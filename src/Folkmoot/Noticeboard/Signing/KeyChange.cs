// What follows from every change of an agency's keys: the public sees the new set, and posts that have no good signature are signed.
using Folkmoot.Storage;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Noticeboard.Signing;

/// <summary>The current agency has posts that its key in use has still to sign.</summary>
internal sealed record PostsUnsigned;

internal static class KeyChange
{
    /// <summary>In the transaction of the change.</summary>
    public static async Task TellAsync(StoreDb db, Jobs jobs, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await db.Noticeboards.ExecuteUpdateAsync(s => s.SetProperty(b => b.Version, b => b.Version + 1).SetProperty(b => b.ChangedAt, now), cancellationToken);
        if (await db.NoticeboardPosts.AnyAsync(cancellationToken))
        {
            await jobs.AddAsync(new PostsUnsigned(), cancellationToken);
        }
    }
}
