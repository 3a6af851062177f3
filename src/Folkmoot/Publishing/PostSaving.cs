// Saves an act on a post, or says that somebody else was quicker.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing;

internal static class PostSaving
{
    public static async Task<PostOutcome> SavePostAsync(this StoreDb db, Guid postId, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return new PostDone(postId);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new PostChangedMeanwhile();
        }
    }
}
