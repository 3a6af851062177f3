// Wall-clock times of the agency, also on the nights when the clocks change.
using Folkmoot.Publishing;

namespace Folkmoot.Tests.Publishing;

public sealed class WallClockTests
{
    private const string Zone = "America/New_York";

    [Fact]
    public void A_time_is_the_instant_that_the_agencys_clocks_show() =>
        WallClock.Resolve(new DateTime(2026, 7, 1, 9, 30, 0), Zone).ShouldBe(new AtInstant(new DateTimeOffset(2026, 7, 1, 13, 30, 0, TimeSpan.Zero)));

    [Fact]
    public void A_time_that_the_clocks_jump_over_is_named_with_its_neighbours() =>
        WallClock.Resolve(new DateTime(2026, 3, 8, 2, 30, 0), Zone)
            .ShouldBe(new NeverComes(new DateTime(2026, 3, 8, 1, 59, 0), new DateTime(2026, 3, 8, 3, 0, 0)));

    [Fact]
    public void Of_a_time_that_comes_twice_both_are_told_and_the_earlier_first() =>
        WallClock.Resolve(new DateTime(2026, 11, 1, 1, 30, 0), Zone).ShouldBe(
            new ComesTwice(new DateTimeOffset(2026, 11, 1, 5, 30, 0, TimeSpan.Zero), new DateTimeOffset(2026, 11, 1, 6, 30, 0, TimeSpan.Zero)));

    [Fact]
    public void A_day_is_cut_at_the_agencys_midnight()
    {
        WallClock.DayOf(new DateTimeOffset(2026, 3, 3, 4, 59, 0, TimeSpan.Zero), Zone).ShouldBe(new DateOnly(2026, 3, 2));
        WallClock.StartOf(new DateOnly(2026, 3, 3), Zone).ShouldBe(new DateTimeOffset(2026, 3, 3, 5, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void A_day_without_a_midnight_begins_at_its_first_instant() =>
        WallClock.StartOf(new DateOnly(2018, 11, 4), "America/Sao_Paulo").ShouldBe(new DateTimeOffset(2018, 11, 4, 3, 0, 0, TimeSpan.Zero));
}
