// Lists a post's revisions, and reads two of them to be compared.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Revisions;

/// <param name="Person">Empty for nobody known.</param>
internal sealed record RevisionRow(int Number, string Person, DateTimeOffset At, bool Automatic, int? RestoredFrom);

/// <param name="Newest">Number of the newest, which is how the post stands.</param>
internal sealed record RevisionPair(Post Post, RevisionRow Before, RevisionContent Old, RevisionRow After, RevisionContent New, int Newest, IReadOnlyDictionary<Guid, ChannelFacts> Channels);

internal sealed class FindRevisions(StoreDb db, LoadPost load)
{
    public const int Most = 100;

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<RevisionRow>> ListAsync(Guid postId, CancellationToken cancellationToken)
    {
        var found = await db.PostRevisions.AsNoTracking().Where(r => r.PostId == postId).OrderByDescending(r => r.Number).Take(Most)
            .Select(r => new { r.Number, r.PersonId, r.At, r.Automatic, r.RestoredFrom }).ToListAsync(cancellationToken);
        var names = await db.NamesAsync(found.Select(r => r.PersonId).OfType<Guid>(), cancellationToken);
        return [.. found.Select(r => new RevisionRow(r.Number, r.PersonId is { } person ? names.GetValueOrDefault(person, "") : "", r.At, r.Automatic, r.RestoredFrom))];
    }

    /// <summary>Null where the post or one of them is not there. The lower number is always the old side.</summary>
    public async Task<RevisionPair?> PairAsync(Guid postId, int one, int other, CancellationToken cancellationToken)
    {
        var post = await db.Posts.AsNoTracking().SingleOrDefaultAsync(p => p.Id == postId, cancellationToken);
        var both = await db.PostRevisions.AsNoTracking().Where(r => r.PostId == postId && (r.Number == one || r.Number == other)).OrderBy(r => r.Number).ToListAsync(cancellationToken);
        if (post is null || both.Count == 0 || (both.Count == 1 && one != other))
        {
            return null;
        }

        var newest = await db.PostRevisions.Where(r => r.PostId == postId).MaxAsync(r => r.Number, cancellationToken);
        var names = await db.NamesAsync(both.Select(r => r.PersonId).OfType<Guid>(), cancellationToken);
        RevisionRow Row(PostRevision r) => new(r.Number, r.PersonId is { } person ? names.GetValueOrDefault(person, "") : "", r.At, r.Automatic, r.RestoredFrom);
        return new RevisionPair(
            post, Row(both[0]), RevisionContent.Read(both[0].Content), Row(both[^1]), RevisionContent.Read(both[^1].Content), newest, await load.ChannelsAsync(cancellationToken));
    }
}
