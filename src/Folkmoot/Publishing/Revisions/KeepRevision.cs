// Keeps what is saved of a post as a revision, in the transaction of the saving.
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Revisions;

internal sealed class KeepRevision(StoreDb db, Actor actor, TimeProvider clock)
{
    /// <param name="post">As it is saved now.</param>
    /// <param name="before">As it was; null for a new one.</param>
    /// <param name="automatic">The form saves it by itself.</param>
    /// <param name="restoredFrom">The revision that is restored.</param>
    /// <returns>Whether a revision was begun; false: it went into the last one, or there was nothing new.</returns>
    public async Task<bool> RunAsync(Post post, RevisionContent? before, bool automatic, int? restoredFrom, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var last = before is null ? null : await db.PostRevisions.Where(r => r.PostId == post.Id).OrderByDescending(r => r.Number).FirstOrDefaultAsync(cancellationToken);
        var content = RevisionContent.Of(post).Write();
        if (last is null && before is not null && before.Write() != content)
        {
            // Written before revisions were kept: what it was is not lost by the first change.
            last = await FirstAsync(post, before, cancellationToken);
        }

        if (last is not null && RevisionRules.Joins(last, actor.PersonId, post.SubmittedAt, now))
        {
            (last.Content, last.At, last.Automatic) = (content, now, automatic);
            return false;
        }

        if (last?.Content == content)
        {
            return false;
        }

        db.PostRevisions.Add(new PostRevision
        {
            Id = Guid.CreateVersion7(now),
            PostId = post.Id,
            Number = (last?.Number ?? 0) + 1,
            PersonId = actor.PersonId,
            Content = content,
            Automatic = automatic,
            RestoredFrom = restoredFrom,
            BegunAt = now,
            At = now,
        });
        return true;
    }

    private async Task<PostRevision> FirstAsync(Post post, RevisionContent before, CancellationToken cancellationToken)
    {
        var written = await db.PostChanges.AsNoTracking().Where(c => c.PostId == post.Id && PostChange.Writing.Contains(c.Act))
            .OrderByDescending(c => c.At).Select(c => new { c.PersonId, c.At }).FirstOrDefaultAsync(cancellationToken);
        var at = written?.At ?? post.ChangedAt;
        var first = new PostRevision { Id = Guid.CreateVersion7(at), PostId = post.Id, Number = 1, PersonId = written?.PersonId, Content = before.Write(), BegunAt = at, At = at };
        db.PostRevisions.Add(first);
        return first;
    }
}
