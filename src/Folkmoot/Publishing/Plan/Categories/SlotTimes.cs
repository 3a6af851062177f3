// When weekly slots come, and which of them is the next free one for a post. Pure.
namespace Folkmoot.Publishing.Plan.Categories;

/// <param name="Day">On the agency's calendar.</param>
/// <param name="Local">On the agency's clocks.</param>
internal sealed record SlotTime(CategorySlot Slot, DateOnly Day, DateTime Local, DateTimeOffset At);

internal static class SlotTimes
{
    /// <summary>How far ahead a free slot is looked for.</summary>
    public const int HorizonDays = 183;

    /// <summary>A slot that begins sooner is left out: somebody must still approve the post.</summary>
    public static readonly TimeSpan Lead = TimeSpan.FromMinutes(15);

    private const int DaysOfWeek = 7;

    /// <summary>In order. A slot that the clocks jump over does not come that day; one that comes twice comes the first time.</summary>
    /// <param name="until">The day after the last.</param>
    public static IEnumerable<SlotTime> Between(IReadOnlyCollection<CategorySlot> slots, DateOnly from, DateOnly until, string zone)
    {
        for (var day = from; day < until; day = day.AddDays(1))
        {
            foreach (var slot in slots.Where(s => s.Day == day.DayOfWeek).OrderBy(s => s.At))
            {
                var local = day.ToDateTime(slot.At);
                DateTimeOffset? at = WallClock.Resolve(local, zone) switch
                {
                    AtInstant one => one.At,
                    ComesTwice two => two.Earlier,
                    _ => null,
                };
                if (at is { } instant)
                {
                    yield return new(slot, day, local, instant);
                }
            }
        }
    }

    /// <summary>The first after an instant that takes all of a post's channels and that no other post has; null when there is none for half a year.</summary>
    public static SlotTime? NextFree(
        IReadOnlyCollection<CategorySlot> slots, IReadOnlySet<(Guid Slot, DateOnly Day)> taken, IReadOnlyCollection<Guid> channels, DateTimeOffset after, string zone)
    {
        var first = WallClock.DayOf(after, zone);
        return Between([.. slots.Where(s => Takes(s, channels))], first, first.AddDays(HorizonDays), zone)
            .FirstOrDefault(t => t.At > after && !taken.Contains((t.Slot.Id, t.Day)));
    }

    public static bool Takes(CategorySlot slot, IEnumerable<Guid> channels) => slot.Channels.Count == 0 || channels.All(slot.Channels.Contains);

    /// <summary>By the days of the reader's week.</summary>
    public static int Order(DayOfWeek day, DayOfWeek firstDay) => ((int)day - (int)firstDay + DaysOfWeek) % DaysOfWeek;
}
