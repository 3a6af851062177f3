// Signs, page by page, what has no good signature: posts from before there were keys, and what a withdrawn key had signed.
using Folkmoot.Storage;
using Folkmoot.Work;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Noticeboard.Signing;

internal sealed class SignWaiting(StoreDb db, EnsureKey ensure, SignPost sign, TimeProvider clock) : IHandle<PostsUnsigned>
{
    private const int PageSize = 100;

    public async Task<Next> HandleAsync(PostsUnsigned job, CancellationToken cancellationToken)
    {
        while (await PageAsync(cancellationToken))
        {
            db.ChangeTracker.Clear();
        }

        return Next.Done;
    }

    /// <summary>False: nothing was left to sign.</summary>
    private async Task<bool> PageAsync(CancellationToken cancellationToken)
    {
        using var signer = await ensure.RunAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockAsync($"noticeboard:{db.AgencyId}", cancellationToken);
        if (!await signer.IsInUseAsync(db, cancellationToken))
        {
            return true;
        }

        var posts = await db.NoticeboardPosts.Include(p => p.Images).ThenInclude(i => i.Image)
            .Where(p => !db.SignedDocuments.Any(s => s.PostId == p.Id && s.IsRemoval == (p.WithdrawnAt != null))).OrderBy(p => p.Id).Take(PageSize).ToListAsync(cancellationToken);
        foreach (var post in posts)
        {
            await sign.AddAsync(signer, post, cancellationToken);
        }

        var doubtful = await db.SignedDocuments.Where(s => db.SigningKeys.Any(k => k.Kid == s.Kid && k.RevokedAt != null)).OrderBy(s => s.Id).Take(PageSize).ToListAsync(cancellationToken);
        doubtful.ForEach(s => sign.Again(signer, s));
        if (posts.Count + doubtful.Count == 0)
        {
            return false;
        }

        var board = await db.Noticeboards.SingleAsync(cancellationToken);
        (board.Version, board.ChangedAt) = (board.Version + 1, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}

/// <summary>Time to look whether an agency that has a Noticeboard has no key yet: it was founded before there were any.</summary>
internal sealed record KeysDue;

internal sealed class MakeMissingKeys(StoreDb db, IServiceScopeFactory scopes) : IHandle<KeysDue>
{
    private const int Most = 100;

    public async Task<Next> HandleAsync(KeysDue job, CancellationToken cancellationToken)
    {
        // The watch looks over every agency's board; each key is made in a scope of its agency.
        var without = await db.Noticeboards.IgnoreQueryFilters().Where(b => !db.SigningKeys.IgnoreQueryFilters().Any(k => k.AgencyId == b.AgencyId))
            .OrderBy(b => b.Id).Select(b => b.AgencyId).Take(Most).ToListAsync(cancellationToken);
        foreach (var agencyId in without)
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<AgencyScope>().Enter(agencyId);
            (await scope.ServiceProvider.GetRequiredService<EnsureKey>().RunAsync(cancellationToken)).Dispose();
        }

        return Next.Done;
    }
}
