// Gives a post that can still be changed another time: a change like any other, which voids an approval.
using Folkmoot.Publishing.Revisions;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Plan.Moves;

/// <param name="Version">The post's version that the person had before them.</param>
/// <param name="Local">Wall-clock time in the agency's zone.</param>
internal sealed record MoveRequest(Guid PostId, int Version, DateTime Local);

internal sealed class MovePost(StoreDb db, LoadPost load, SavePost save, TimeProvider clock)
{
    /// <summary>Refuses a time that has passed, or that the post's own embargo or publish-by forbids, and says which.</summary>
    public async Task<SaveOutcome> RunAsync(MoveRequest request, CancellationToken cancellationToken)
    {
        if ((await load.ReadAsync([request.PostId], cancellationToken)).GetValueOrDefault(request.PostId) is not { } stored)
        {
            return new SaveMissing();
        }

        if (!PostStates.CanEdit(stored.Post.State))
        {
            return new TooLate(stored.Post.State);
        }

        var zone = await db.Agencies.AsNoTracking().Where(a => a.Id == db.AgencyId).Select(a => a.TimeZone).SingleAsync(cancellationToken);
        var faults = Moving.Faults(stored.Content, WallClock.Resolve(request.Local, zone), clock.GetUtcNow());
        // A time that the clocks jump over is named by the saving itself.
        return faults.Count > 0
            ? new NotSaved(faults)
            : await save.RunAsync(
                new SaveRequest(request.PostId, request.Version, RevisionContent.Of(stored.Post).ToDraft(zone) with { DueLocal = request.Local, Labels = null }), cancellationToken);
    }
}
