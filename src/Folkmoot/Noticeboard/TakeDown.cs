// Takes a post off the Noticeboard: its page and a signed document say that it was withdrawn, and lists and feeds drop it.
using Folkmoot.Noticeboard.Federation;
using Folkmoot.Noticeboard.Signing;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Noticeboard;

internal sealed class TakeDown(StoreDb db, EnsureKey ensureKey, SignPost sign, Announce announce, TimeProvider clock)
{
    /// <summary>Nothing happens where it is not there or already withdrawn.</summary>
    public async Task RunAsync(Guid postId, CancellationToken cancellationToken)
    {
        bool done;
        do
        {
            using var signer = await ensureKey.RunAsync(cancellationToken);
            done = await TryAsync(signer, postId, cancellationToken);
        }
        while (!done);
    }

    /// <summary>False: the key was changed meanwhile; nothing was done.</summary>
    private async Task<bool> TryAsync(Signer signer, Guid postId, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockAsync($"noticeboard:{db.AgencyId}", cancellationToken);
        var post = await db.NoticeboardPosts.SingleOrDefaultAsync(p => p.Id == postId && p.WithdrawnAt == null, cancellationToken);
        if (post is null)
        {
            return true;
        }

        if (!await signer.IsInUseAsync(db, cancellationToken))
        {
            return false;
        }

        var now = clock.GetUtcNow();
        post.WithdrawnAt = now;
        await sign.AddAsync(signer, post, cancellationToken);
        await announce.PostAsync(post, ActivityKind.Delete, 1, cancellationToken);
        var board = await db.Noticeboards.SingleAsync(cancellationToken);
        (board.Version, board.ChangedAt) = (board.Version + 1, now);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
