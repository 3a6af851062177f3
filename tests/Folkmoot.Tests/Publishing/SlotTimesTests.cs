// When weekly slots come, which is the next free one, and which posts of a queue change places.
using Folkmoot.Publishing;
using Folkmoot.Publishing.Plan.Categories;

namespace Folkmoot.Tests.Publishing;

public sealed class SlotTimesTests
{
    private static readonly Guid Paper = Guid.Parse("018f0000-0000-7000-8000-000000000001");
    private static readonly Guid Board = Guid.Parse("018f0000-0000-7000-8000-000000000002");
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Slots_keep_their_hour_on_the_clock_through_daylight_saving() =>
        SlotTimes.Between([ASlot(DayOfWeek.Saturday, 9)], new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 15), Desk.Zone).Select(t => t.At)
            .ShouldBe([new(2026, 3, 7, 14, 0, 0, TimeSpan.Zero), new(2026, 3, 14, 13, 0, 0, TimeSpan.Zero)]);

    [Fact]
    public void A_slot_that_the_clocks_jump_over_does_not_come_that_day_and_one_that_comes_twice_comes_once()
    {
        var slot = ASlot(DayOfWeek.Sunday, 2, 30);
        SlotTimes.Between([slot], new DateOnly(2026, 3, 2), new DateOnly(2026, 3, 16), Desk.Zone).Select(t => t.Day).ShouldBe([new DateOnly(2026, 3, 15)]);
        SlotTimes.Between([ASlot(DayOfWeek.Sunday, 1, 30)], new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 2), Desk.Zone).ShouldHaveSingleItem()
            .At.ShouldBe(new DateTimeOffset(2026, 11, 1, 5, 30, 0, TimeSpan.Zero));
    }

    [Fact]
    public void The_next_free_slot_is_to_come_takes_every_channel_and_has_no_other_post()
    {
        var (monday, tuesday, all) = (ASlot(DayOfWeek.Monday, 6), ASlot(DayOfWeek.Tuesday, 9, channels: Paper), ASlot(DayOfWeek.Wednesday, 9));
        CategorySlot[] slots = [all, tuesday, monday];
        // Monday at six is over, the slot of Tuesday is for the paper alone.
        Next(slots, [], Paper).ShouldBe((tuesday.Id, new DateOnly(2026, 3, 3)));
        Next(slots, [], Paper, Board).ShouldBe((all.Id, new DateOnly(2026, 3, 4)));
        Next(slots, [(tuesday.Id, new DateOnly(2026, 3, 3)), (all.Id, new DateOnly(2026, 3, 4))], Paper).ShouldBe((monday.Id, new DateOnly(2026, 3, 9)));
        Next([tuesday], [], Board).ShouldBeNull();
        Next([], []).ShouldBeNull();
    }

    [Fact]
    public void Neighbours_change_places_only_where_both_can_be_changed_and_both_slots_take_them()
    {
        var (a, b) = (ARow(1, ASlot(DayOfWeek.Tuesday, 9), Paper), ARow(2, ASlot(DayOfWeek.Wednesday, 9), Paper));
        QueueOrder.Pair([a, b], b.Post.Id, earlier: true, Now).ShouldBe(new QueuePair(b, a));
        QueueOrder.Pair([a, b], a.Post.Id, earlier: false, Now).ShouldBe(new QueuePair(a, b));
        QueueOrder.Pair([a, b], a.Post.Id, earlier: true, Now).ShouldBeNull();
        QueueOrder.Pair([a, b], Guid.Empty, earlier: true, Now).ShouldBeNull();
        QueueOrder.Pair([a with { Changeable = false }, b], b.Post.Id, earlier: true, Now).ShouldBeNull();
        QueueOrder.Pair([ARow(1, ASlot(DayOfWeek.Tuesday, 9, channels: Board), Board), b], b.Post.Id, earlier: true, Now).ShouldBeNull();
        QueueOrder.Pair([a, b], b.Post.Id, earlier: true, Now.AddDays(1.5)).ShouldBeNull();
    }

    private static (Guid, DateOnly)? Next(CategorySlot[] slots, HashSet<(Guid, DateOnly)> taken, params Guid[] channels) =>
        SlotTimes.NextFree(slots, taken, channels, Now, Desk.Zone) is { } next ? (next.Slot.Id, next.Day) : null;

    private static CategorySlot ASlot(DayOfWeek day, int hour, int minute = 0, params Guid[] channels) =>
        new() { Id = Guid.CreateVersion7(Now), Day = day, At = new TimeOnly(hour, minute), Channels = [.. channels] };

    private static QueueRow ARow(int days, CategorySlot slot, params Guid[] channels)
    {
        var (post, at) = (Guid.CreateVersion7(Now), Now.AddDays(days));
        return new(
            new QueuePlace { PostId = post, At = at },
            slot,
            new PostRow(post, "", "", "en", PostState.Draft, Guid.Empty, at, Now, channels),
            true);
    }
}
