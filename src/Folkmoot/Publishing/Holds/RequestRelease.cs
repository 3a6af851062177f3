// The first half of an emergency release: a person asks that a held post goes out all the same, and says why. By itself it releases nothing.
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Folkmoot.Web;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Holds;

/// <param name="SeenHash"><see cref="ContentHash"/> of what was on the person's screen.</param>
internal sealed record ReleaseRequest(Guid PostId, string SeenHash, string Reason);

/// <summary>This person may not ask for or confirm the release, or not now.</summary>
internal sealed record ReleaseBarred(ReleaseBar Bar) : PostOutcome;

internal sealed class RequestRelease(StoreDb db, LoadPost load, FindHolds holds, PostLog log, Actor actor, TimeProvider clock)
{
    public async Task<PostOutcome> RunAsync(ReleaseRequest request, CancellationToken cancellationToken)
    {
        var (person, reason) = (actor.Required, request.Reason.Trim());
        ArgumentException.ThrowIfNullOrEmpty(reason);
        if (await load.FindAsync(request.PostId, cancellationToken) is not { } loaded)
        {
            return new PostMissing();
        }

        var isHeld = (await holds.OfAsync([loaded.Post.Id], cancellationToken)).Count > 0;
        var open = await db.OpenReleaseAsync(loaded.Post.Id, cancellationToken);
        var mayAct = actor.Has(Right.PostsWrite) || actor.Has(Right.PostsApprove);
        if (ReleaseRules.ToAsk(mayAct, isHeld, open, loaded.Hash, request.SeenHash) is { } bar)
        {
            return new ReleaseBarred(bar);
        }

        var now = clock.GetUtcNow();
        db.EmergencyReleases.Add(new EmergencyRelease { Id = Guid.CreateVersion7(now), PostId = loaded.Post.Id, Hash = loaded.Hash, Reason = reason, RequestedBy = person, RequestedAt = now });
        loaded.Post.Touch(now);
        log.Record(loaded.Post.Id, PostAct.ReleaseRequested, reason, new { hash = loaded.Hash, reason });
        return await db.SavePostAsync(loaded.Post.Id, cancellationToken);
    }
}

internal static class Releases
{
    /// <summary>The latest request that is neither confirmed nor void, tracked.</summary>
    public static Task<EmergencyRelease?> OpenReleaseAsync(this StoreDb db, Guid postId, CancellationToken cancellationToken) =>
        db.EmergencyReleases.Where(r => r.PostId == postId && r.ConfirmedAt == null && r.VoidedAt == null).OrderByDescending(r => r.RequestedAt).FirstOrDefaultAsync(cancellationToken);

    /// <summary>What two people released is not what the post is now.</summary>
    public static Task VoidReleasesAsync(this StoreDb db, Guid postId, DateTimeOffset now, CancellationToken cancellationToken) =>
        db.EmergencyReleases.Where(r => r.PostId == postId && r.VoidedAt == null).ExecuteUpdateAsync(s => s.SetProperty(r => r.VoidedAt, now), cancellationToken);
}
