// Throws away the drafts of an import that nobody has touched since; what somebody worked on stays.
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Plan.Imports;

/// <param name="Kept">Drafts that were changed, sent for approval or put into a campaign since.</param>
internal sealed record ImportUndone(int Removed, int Kept);

internal sealed class UndoImport(StoreDb db, IAudit audit, Actor actor, TimeProvider clock)
{
    private const int Tries = 3;

    /// <summary>Null: there is no such import, or it was undone already.</summary>
    public async Task<ImportUndone?> RunAsync(Guid importId, CancellationToken cancellationToken)
    {
        var person = actor.Required;
        for (var left = Tries; ; left--)
        {
            if (await db.PostImports.SingleOrDefaultAsync(i => i.Id == importId && i.UndoneAt == null, cancellationToken) is not { } import)
            {
                return null;
            }

            var rows = db.ImportedRows.Where(r => r.ImportId == importId);
            var all = await rows.CountAsync(cancellationToken);
            var untouched = await db.Posts.Where(p => p.State == PostState.Draft && p.Version == 1 && rows.Any(r => r.PostId == p.Id)).ToListAsync(cancellationToken);
            (import.UndoneAt, import.UndoneBy, import.Removed) = (clock.GetUtcNow(), person, untouched.Count);
            db.Posts.RemoveRange(untouched);
            foreach (var post in untouched)
            {
                audit.Record("publishing.post.deleted", Post.Kind, post.Id, new { post.AuthorId, state = post.State.ToString(), import = importId });
            }

            audit.Record("publishing.import.undone", "post-import", importId, new { removed = untouched.Count, kept = all - untouched.Count });
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return new(untouched.Count, all - untouched.Count);
            }
            catch (DbUpdateConcurrencyException) when (left > 1)
            {
                // Somebody saved one of them in this moment: it stays.
                db.ChangeTracker.Clear();
            }
        }
    }
}
