// Gives a post the time of the next free slot of its category: a change like any other, and the place in one transaction.
using Folkmoot.Publishing.Revisions;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Plan.Categories;

/// <summary>It has no category that takes posts, stands in a slot already, or there is no free one.</summary>
internal sealed record NoSlot(string TextKey) : SaveOutcome;

internal sealed class PutInSlot(StoreDb db, LoadPost load, SavePost save, FindCategories find, TimeProvider clock)
{
    /// <summary>Others may take a slot at the same moment; each try finds theirs taken.</summary>
    private const int Tries = 5;

    public static string LockOf(Guid categoryId) => $"queue:{categoryId:N}";

    public async Task<SaveOutcome> RunAsync(Guid postId, CancellationToken cancellationToken)
    {
        for (var left = Tries; ; left--)
        {
            // A page may have read the post before.
            db.ChangeTracker.Clear();
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            try
            {
                var outcome = await TryAsync(postId, cancellationToken);
                if (outcome is Saved)
                {
                    await transaction.CommitAsync(cancellationToken);
                }

                return outcome;
            }
            catch (DbUpdateException e) when (left > 1 && db.IsUniqueViolation(e))
            {
                await transaction.RollbackAsync(cancellationToken);
            }
        }
    }

    private async Task<SaveOutcome> TryAsync(Guid postId, CancellationToken cancellationToken)
    {
        var category = await db.Posts.AsNoTracking().Where(p => p.Id == postId).Select(p => p.CategoryId).SingleOrDefaultAsync(cancellationToken);
        if (category is not { } categoryId || !await db.PostCategories.AnyAsync(c => c.Id == categoryId && c.ArchivedAt == null, cancellationToken))
        {
            return new NoSlot("publishing.slot.noCategory");
        }

        await db.LockAsync(LockOf(categoryId), cancellationToken);
        var stored = (await load.ReadAsync([postId], cancellationToken)).GetValueOrDefault(postId);
        if (stored is null || !PostStates.CanEdit(stored.Post.State))
        {
            return stored is null ? new SaveMissing() : new TooLate(stored.Post.State);
        }

        var (now, zone) = (clock.GetUtcNow(), await find.ZoneAsync(cancellationToken));
        if (await db.QueuePlaces.Where(QueuePlace.Holds(db)).AnyAsync(q => q.PostId == postId && q.At > now, cancellationToken))
        {
            return new NoSlot("publishing.slot.already");
        }

        var after = now + SlotTimes.Lead;
        after = stored.Post.EmbargoUntil is { } embargo && embargo > after ? embargo.AddTicks(-1) : after;
        var taken = await find.TakenAsync(categoryId, WallClock.DayOf(after, zone), cancellationToken);
        if (SlotTimes.NextFree(await find.SlotsAsync(categoryId, cancellationToken), taken, stored.Post.Targets.ConvertAll(t => t.ChannelId), after, zone) is not { } next)
        {
            return new NoSlot("publishing.slot.none");
        }

        if (Checks.Times(stored.Content with { DueAt = next.At }, now).FirstOrDefault(p => p.Blocks) is { } fault)
        {
            return new NotSaved([fault]);
        }

        var outcome = await save.RunAsync(
            new SaveRequest(postId, stored.Post.Version, RevisionContent.Of(stored.Post).ToDraft(zone) with { DueLocal = next.Local, Labels = null }), cancellationToken);
        if (outcome is Saved)
        {
            // What left its slot without a word makes room: whatever stood here, and its own earlier place, which it has just left.
            await db.QueuePlaces.Where(QueuePlace.Left(db)).Where(q => q.PostId == postId || (q.SlotId == next.Slot.Id && q.Day == next.Day)).ExecuteDeleteAsync(cancellationToken);
            db.QueuePlaces.Add(new QueuePlace { Id = Guid.CreateVersion7(now), CategoryId = categoryId, SlotId = next.Slot.Id, Day = next.Day, PostId = postId, At = next.At });
            await db.SaveChangesAsync(cancellationToken);
        }

        return outcome;
    }
}
