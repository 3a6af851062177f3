// Leaves a day of a recurring post out, takes it in again, or stops the whole for a time.
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Plan.Recurring;

internal enum DayChange
{
    Skip,
    TakeIn,
    Pause,
    GoOn,
}

internal sealed class ChangeDays(StoreDb db, Actor actor, IAudit audit, TimeProvider clock)
{
    /// <summary>False: there is nothing to do so with, somebody was quicker, or a draft was made of the day already, which is then the thing to change or delete.</summary>
    /// <param name="day">Null for the whole.</param>
    public async Task<bool> RunAsync(Guid recurringId, DateOnly? day, DayChange change, CancellationToken cancellationToken)
    {
        var (person, now) = (actor.Required, clock.GetUtcNow());
        if (await db.RecurringPosts.SingleOrDefaultAsync(r => r.Id == recurringId, cancellationToken) is not { } recurring)
        {
            return false;
        }

        var occurrence = day is { } one ? await db.PostOccurrences.SingleOrDefaultAsync(o => o.RecurringId == recurringId && o.Day == one, cancellationToken) : null;
        switch (change, day)
        {
            case (DayChange.Skip, { } skipped) when occurrence is null && recurring.Recurrence.Falls(skipped):
                db.PostOccurrences.Add(new PostOccurrence { Id = Guid.CreateVersion7(now), RecurringId = recurringId, Day = skipped, SkippedBy = person, At = now });
                break;
            case (DayChange.TakeIn, not null) when occurrence is { PostId: null }:
                db.PostOccurrences.Remove(occurrence);
                break;
            case (DayChange.Pause, null) when recurring.PausedAt is null:
                (recurring.PausedAt, recurring.Version) = (now, recurring.Version + 1);
                break;
            case (DayChange.GoOn, null) when recurring.PausedAt is not null:
                (recurring.PausedAt, recurring.Version) = (null, recurring.Version + 1);
                break;
            default:
                return false;
        }

        audit.Record($"publishing.recurring.{Word(change)}", "recurring-post", recurringId, new { day });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException || db.IsUniqueViolation(e))
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }

    private static string Word(DayChange change) => change switch
    {
        DayChange.Skip => "day-skipped",
        DayChange.TakeIn => "day-taken-in",
        DayChange.Pause => "paused",
        DayChange.GoOn => "resumed",
        _ => throw new ArgumentOutOfRangeException(nameof(change), change, "Unknown change."),
    };
}
