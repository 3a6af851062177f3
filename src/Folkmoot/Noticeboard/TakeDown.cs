// Takes a post off the Noticeboard: its page says that it was withdrawn, and lists and feeds drop it.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Noticeboard;

internal sealed class TakeDown(StoreDb db, TimeProvider clock)
{
    /// <summary>Nothing happens where it is not there or already withdrawn.</summary>
    public async Task RunAsync(Guid postId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockAsync($"noticeboard:{db.AgencyId}", cancellationToken);
        var post = await db.NoticeboardPosts.SingleOrDefaultAsync(p => p.Id == postId && p.WithdrawnAt == null, cancellationToken);
        if (post is null)
        {
            return;
        }

        post.WithdrawnAt = now;
        var board = await db.Noticeboards.SingleAsync(cancellationToken);
        (board.Version, board.ChangedAt) = (board.Version + 1, now);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
