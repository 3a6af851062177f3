// Reads categories, their slots, what stands in them, and which are open.
using Folkmoot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Publishing.Plan.Categories;

/// <param name="Next">The next open slot; null where there is none, or where it is paused or archived.</param>
/// <param name="Queued">Posts that stand in its slots and are still to go out.</param>
internal sealed record CategoryRow(PostCategory Category, int Slots, int Queued, DateTimeOffset? Next);

/// <param name="Changeable">The post can still be changed, and with it its place.</param>
internal sealed record QueueRow(QueuePlace Place, CategorySlot Slot, PostRow Post, bool Changeable);

internal sealed record OpenSlot(PostCategory Category, SlotTime Time);

internal sealed class FindCategories(StoreDb db, TimeProvider clock)
{
    public const int Most = 100;
    public const int SlotsMost = 50;
    private const int QueueMost = 500;
    private const int StartLength = 160;

    /// <summary>The open ones first, by name.</summary>
    public async Task<IReadOnlyList<PostCategory>> AllAsync(CancellationToken cancellationToken) =>
        await db.PostCategories.AsNoTracking().OrderBy(c => c.ArchivedAt != null).ThenBy(c => c.Key).Take(Most).ToListAsync(cancellationToken);

    /// <summary>Those that a post can be put into, and the one that it is in.</summary>
    public async Task<IReadOnlyList<PostCategory>> OfferedAsync(Guid? own, CancellationToken cancellationToken) =>
        [.. (await AllAsync(cancellationToken)).Where(c => c.ArchivedAt is null || c.Id == own)];

    public async Task<IReadOnlyList<CategoryRow>> RowsAsync(CancellationToken cancellationToken)
    {
        var (categories, slots) = (await AllAsync(cancellationToken), await db.CategorySlots.AsNoTracking().Take(Most * SlotsMost).ToListAsync(cancellationToken));
        var (now, zone) = (clock.GetUtcNow(), await ZoneAsync(cancellationToken));
        var today = WallClock.DayOf(now, zone);
        var taken = await TakenAsync(null, today, cancellationToken);
        var queued = await db.QueuePlaces.AsNoTracking().Where(QueuePlace.Holds(db)).Where(q => q.At > now)
            .GroupBy(q => q.CategoryId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        return [.. categories.Select(c =>
        {
            var own = slots.FindAll(s => s.CategoryId == c.Id);
            return new CategoryRow(c, own.Count, queued.GetValueOrDefault(c.Id), IsOpen(c) ? SlotTimes.NextFree(own, taken, [], now, zone)?.At : null);
        })];
    }

    public async Task<IReadOnlyList<CategorySlot>> SlotsAsync(Guid categoryId, CancellationToken cancellationToken) =>
        await db.CategorySlots.AsNoTracking().Where(s => s.CategoryId == categoryId).OrderBy(s => s.Day).ThenBy(s => s.At).Take(SlotsMost).ToListAsync(cancellationToken);

    /// <summary>What comes next in a category, in order.</summary>
    public async Task<IReadOnlyList<QueueRow>> QueueAsync(Guid categoryId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var places = await db.QueuePlaces.AsNoTracking().Where(QueuePlace.Holds(db)).Where(q => q.CategoryId == categoryId && q.At > now)
            .OrderBy(q => q.At).Take(QueueMost).ToListAsync(cancellationToken);
        var ids = places.ConvertAll(q => q.PostId);
        var posts = await db.Posts.AsNoTracking().Where(p => ids.Contains(p.Id)).Select(p => new PostRow(
            p.Id, p.Title, p.Text.Substring(0, StartLength), p.Languages[0], p.State, p.AuthorId, p.DueAt, p.ChangedAt, p.Targets.Select(t => t.ChannelId).ToList()))
            .ToDictionaryAsync(p => p.Id, cancellationToken);
        var slots = (await SlotsAsync(categoryId, cancellationToken)).ToDictionary(s => s.Id);
        return [.. places.Where(q => posts.ContainsKey(q.PostId) && slots.ContainsKey(q.SlotId))
            .Select(q => new QueueRow(q, slots[q.SlotId], posts[q.PostId], PostStates.CanEdit(posts[q.PostId].State)))];
    }

    /// <summary>Slots to come that no post has, of categories that run.</summary>
    /// <param name="until">The day after the last.</param>
    /// <param name="channel">Only those that take posts for it; null for all.</param>
    public async Task<IReadOnlyList<OpenSlot>> OpenAsync(DateOnly from, DateOnly until, Guid? channel, CancellationToken cancellationToken)
    {
        var categories = (await AllAsync(cancellationToken)).Where(IsOpen).ToDictionary(c => c.Id);
        if (categories.Count == 0)
        {
            return [];
        }

        var (now, zone) = (clock.GetUtcNow(), await ZoneAsync(cancellationToken));
        var slots = await db.CategorySlots.AsNoTracking().Take(Most * SlotsMost).ToListAsync(cancellationToken);
        var taken = await TakenAsync(null, from, cancellationToken);
        return [.. SlotTimes.Between([.. slots.Where(s => categories.ContainsKey(s.CategoryId) && (channel is not { } one || SlotTimes.Takes(s, [one])))], from, until, zone)
            .Where(t => t.At > now && !taken.Contains((t.Slot.Id, t.Day))).OrderBy(t => t.At).Take(QueueMost).Select(t => new OpenSlot(categories[t.Slot.CategoryId], t))];
    }

    /// <summary>Slots and days that a post has.</summary>
    /// <param name="categoryId">Null for every category.</param>
    public async Task<IReadOnlySet<(Guid Slot, DateOnly Day)>> TakenAsync(Guid? categoryId, DateOnly from, CancellationToken cancellationToken) =>
        (await db.QueuePlaces.AsNoTracking().Where(QueuePlace.Holds(db)).Where(q => (categoryId == null || q.CategoryId == categoryId) && q.Day >= from)
            .Select(q => new { q.SlotId, q.Day }).ToListAsync(cancellationToken)).Select(q => (q.SlotId, q.Day)).ToHashSet();

    /// <summary>Of these posts those that wait in a category that is paused, with its name.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> PausedAsync(IReadOnlyCollection<Guid> posts, CancellationToken cancellationToken) =>
        await db.QueuePlaces.AsNoTracking().Where(QueuePlace.Holds(db)).Where(q => posts.Contains(q.PostId))
            .Join(db.PostCategories.Where(c => c.PausedAt != null), q => q.CategoryId, c => c.Id, (q, c) => new { q.PostId, c.Name })
            .ToDictionaryAsync(q => q.PostId, q => q.Name, cancellationToken);

    public async Task<string> ZoneAsync(CancellationToken cancellationToken) =>
        await db.Agencies.AsNoTracking().Where(a => a.Id == db.AgencyId).Select(a => a.TimeZone).SingleAsync(cancellationToken);

    private static bool IsOpen(PostCategory category) => category is { ArchivedAt: null, PausedAt: null };
}
