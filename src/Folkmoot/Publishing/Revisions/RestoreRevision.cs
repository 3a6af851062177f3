// Brings an older revision of a post back by saving it again: a change like any other, which voids an approval and is a revision of its own.
using Folkmoot.Publishing.Chains;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Revisions;

internal sealed class RestoreRevision(StoreDb db, SavePost save, ReadChains chains)
{
    /// <param name="version">The post's version that the person had before them.</param>
    public async Task<SaveOutcome> RunAsync(Guid postId, int version, int number, CancellationToken cancellationToken)
    {
        var revision = await db.PostRevisions.AsNoTracking().Where(r => r.PostId == postId && r.Number == number).Select(r => r.Content).FirstOrDefaultAsync(cancellationToken);
        var post = await db.Posts.AsNoTracking().Where(p => p.Id == postId).Select(p => new { p.Labels }).SingleOrDefaultAsync(cancellationToken);
        if (revision is null || post is null)
        {
            return new SaveMissing();
        }

        var zone = await db.Agencies.AsNoTracking().Where(a => a.Id == db.AgencyId).Select(a => a.TimeZone).SingleAsync(cancellationToken);
        var draft = RevisionContent.Read(revision).ToDraft(zone);
        // Labels that the agency no longer has stay away; the same goes for channels and images, which SavePost knows.
        var offered = (await chains.NowAsync(cancellationToken)).Set.Labels.Union(post.Labels ?? []);
        draft = draft with { Labels = [.. (draft.Labels ?? []).Intersect(offered)] };
        return await save.RunAsync(new SaveRequest(postId, version, draft) { RestoredFrom = number }, cancellationToken);
    }
}
