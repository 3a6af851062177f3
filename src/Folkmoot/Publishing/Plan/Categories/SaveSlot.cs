// Gives a category a weekly slot.
using Folkmoot.Accounts;
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Plan.Categories;

internal sealed class SaveSlot(StoreDb db, LoadPost load, Actor actor, IAudit audit, TimeProvider clock)
{
    /// <param name="Channels">Empty for all.</param>
    internal sealed record Input(Guid CategoryId, DayOfWeek Day, TimeOnly? At, IReadOnlyList<Guid> Channels);

    public async Task<Outcome> RunAsync(Input input, CancellationToken cancellationToken)
    {
        _ = actor.Required;
        if (!await db.PostCategories.AnyAsync(c => c.Id == input.CategoryId && c.ArchivedAt == null, cancellationToken))
        {
            return new Outcome.Refused("", "publishing.category.closed");
        }

        if (input.At is not { } at || !Enum.IsDefined(input.Day))
        {
            return new Outcome.Refused("At", "publishing.slot.time.missing");
        }

        if (await db.CategorySlots.CountAsync(s => s.CategoryId == input.CategoryId, cancellationToken) >= FindCategories.SlotsMost)
        {
            return new Outcome.Refused("", "publishing.slot.many");
        }

        var known = await load.ChannelsAsync(cancellationToken);
        var slot = new CategorySlot
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            CategoryId = input.CategoryId,
            Day = input.Day,
            At = new TimeOnly(at.Hour, at.Minute),
            Channels = [.. input.Channels.Distinct().Where(known.ContainsKey)],
        };
        db.CategorySlots.Add(slot);
        audit.Record("publishing.slot.added", "post-category", input.CategoryId, new { slot = slot.Id, day = slot.Day.ToString(), at = slot.At.ToString("HH:mm", null), slot.Channels });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return new Outcome.Made(slot.Id);
        }
        catch (DbUpdateException e) when (db.IsUniqueViolation(e))
        {
            db.ChangeTracker.Clear();
            return new Outcome.Refused("At", "publishing.slot.taken");
        }
    }
}
