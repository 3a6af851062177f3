// Removes words that were kept ready; posts that were made with them stay as they are.
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Snippets;

internal sealed class RemoveSnippet(StoreDb db, Actor actor, IAudit audit)
{
    public async Task RunAsync(Guid id, CancellationToken cancellationToken)
    {
        _ = actor.Required;
        if (await db.Snippets.SingleOrDefaultAsync(s => s.Id == id, cancellationToken) is { } snippet)
        {
            db.Snippets.Remove(snippet);
            audit.Record("publishing.snippet.removed", "snippet", id, new { name = snippet.Name });
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
