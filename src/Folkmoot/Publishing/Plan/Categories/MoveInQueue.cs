// Lets two neighbours in a category's queue change places: both posts get the other's time, in one transaction or not at all.
using Folkmoot.Publishing.Revisions;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Plan.Categories;

/// <param name="Earlier">Else later.</param>
internal sealed record QueueMove(Guid CategoryId, Guid PostId, bool Earlier);

/// <summary>There is no such neighbour, one of the two cannot be changed any more, or a slot does not take the other's channels.</summary>
internal sealed record NoNeighbour(string TextKey) : SaveOutcome;

internal sealed class MoveInQueue(StoreDb db, LoadPost load, SavePost save, FindCategories find, TimeProvider clock)
{
    public async Task<SaveOutcome> RunAsync(QueueMove move, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockAsync(PutInSlot.LockOf(move.CategoryId), cancellationToken);
        var queue = await find.QueueAsync(move.CategoryId, cancellationToken);
        if (QueueOrder.Pair(queue, move.PostId, move.Earlier, clock.GetUtcNow()) is not { } pair)
        {
            return new NoNeighbour("publishing.queue.stays");
        }

        var voided = false;
        foreach (var (row, to) in new[] { (pair.Moved, pair.Other.Place), (pair.Other, pair.Moved.Place) })
        {
            var outcome = await GiveAsync(row.Post.Id, to.At, cancellationToken);
            if (outcome is not Saved saved)
            {
                // Nothing is committed: the first is where it was.
                return outcome;
            }

            voided |= saved.ApprovalVoided;
        }

        var (one, other, now) = (pair.Moved.Place, pair.Other.Place, clock.GetUtcNow());
        await db.QueuePlaces.Where(q => q.Id == one.Id || q.Id == other.Id).ExecuteDeleteAsync(cancellationToken);
        db.QueuePlaces.AddRange(Of(one.PostId, other), Of(other.PostId, one));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new Saved(move.PostId, 0, voided, null);

        QueuePlace Of(Guid post, QueuePlace at) => new() { Id = Guid.CreateVersion7(now), CategoryId = move.CategoryId, SlotId = at.SlotId, Day = at.Day, PostId = post, At = at.At };
    }

    private async Task<SaveOutcome> GiveAsync(Guid postId, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var (stored, zone) = ((await load.ReadAsync([postId], cancellationToken)).GetValueOrDefault(postId), await find.ZoneAsync(cancellationToken));
        if (stored is null)
        {
            return new SaveMissing();
        }

        return Checks.Times(stored.Content with { DueAt = at }, clock.GetUtcNow()).FirstOrDefault(p => p.Blocks) is { } fault
            ? new NotSaved([fault])
            : await save.RunAsync(
                new SaveRequest(postId, stored.Post.Version, RevisionContent.Of(stored.Post).ToDraft(zone) with { DueLocal = WallClock.At(at, zone), Labels = null }), cancellationToken);
    }
}
