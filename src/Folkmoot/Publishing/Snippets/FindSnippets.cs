// Lists the words that an agency keeps ready, for its page and for the composer.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Snippets;

internal sealed class FindSnippets(StoreDb db)
{
    /// <summary>By kind, then by name.</summary>
    public async Task<IReadOnlyList<Snippet>> RunAsync(CancellationToken cancellationToken) =>
        await db.Snippets.AsNoTracking().OrderBy(s => s.Kind).ThenBy(s => s.Name).Take(Snippet.CountMax).ToListAsync(cancellationToken);

    public async Task<Snippet?> FindAsync(Guid id, CancellationToken cancellationToken) => await db.Snippets.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancellationToken);
}
