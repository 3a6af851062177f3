// What came of posts on the Noticeboard: likes and boosts of people on other servers, and their public answers. Who reads its pages is not counted.
using Folkmoot.Networks;
using Folkmoot.Noticeboard.Federation;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Noticeboard;

internal sealed class CountReactions(StoreDb db)
{
    public async Task<ResultsPage> RunAsync(IReadOnlyList<string> externalIds, CancellationToken cancellationToken)
    {
        var ids = externalIds.Select(id => Guid.TryParse(id, out var post) ? post : Guid.Empty).ToList();
        var up = (await db.NoticeboardPosts.AsNoTracking().Where(p => ids.Contains(p.Id) && p.WithdrawnAt == null).Select(p => p.Id).ToListAsync(cancellationToken)).ToHashSet();
        var reactions = (await db.Reactions.AsNoTracking().Where(r => ids.Contains(r.PostId)).GroupBy(r => new { r.PostId, r.Kind })
            .Select(g => new { g.Key.PostId, g.Key.Kind, Count = g.LongCount() }).ToListAsync(cancellationToken)).ToDictionary(r => (r.PostId, r.Kind), r => r.Count);
        // Notes that were taken back again, and what came in private, are not counted.
        var answers = await db.IncomingNotes.AsNoTracking()
            .Where(n => externalIds.Contains(n.RootId) && n.IsPublic && n.ExternalId == n.NoteId && !db.IncomingNotes.Any(d => d.NoteId == n.NoteId && d.ExternalId == n.NoteId + "#deleted"))
            .GroupBy(n => n.RootId).Select(g => new { g.Key, Count = g.LongCount() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        // Where nobody on another server can follow, nothing is known, which is not the same as nothing.
        var told = await db.FederatedActors.AnyAsync(a => a.IsOn, cancellationToken);
        return new ResultsPage([.. externalIds.Zip(ids).Select(pair => (PostResult)(up.Contains(pair.Second)
            ? new PostCounted(pair.First, !told ? new PostCounts() : new PostCounts(Of(pair.Second, ReactionKind.Like), Of(pair.Second, ReactionKind.Announce), answers.GetValueOrDefault(pair.First)))
            : new PostGone(pair.First)))]);

        long Of(Guid post, ReactionKind kind) => reactions.GetValueOrDefault((post, kind));
    }
}
