// The rules of costs without a store: months, shares and what still fits.
using Folkmoot.Channels;
using Folkmoot.Channels.Costs;
using Folkmoot.Work;

namespace Folkmoot.Tests.Channels;

public sealed class CostRulesTests
{
    private static readonly DateTimeOffset LastDay = new(2026, 12, 31, 23, 30, 0, TimeSpan.Zero);

    [Fact]
    public void Months_are_those_of_utc_whatever_zone_an_instant_is_written_in()
    {
        CostRules.MonthOf(LastDay).ShouldBe(202612);
        CostRules.MonthOf(LastDay.ToOffset(TimeSpan.FromHours(2))).ShouldBe(202612);
        CostRules.MonthOf(LastDay.AddHours(1)).ShouldBe(202701);
        CostRules.EndOf(202612).ShouldBe(new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void The_last_cent_may_be_spent_and_not_one_millionth_more()
    {
        CostRules.IsOver(1_000_000, 800_000, 200_000).ShouldBeFalse();
        CostRules.IsOver(1_000_000, 800_000, 200_001).ShouldBeTrue();
        CostRules.IsOver(null, long.MaxValue / 2, 200_000).ShouldBeFalse("without a cap nothing is too much");
    }

    [Fact]
    public void People_are_told_at_four_fifths_or_at_the_share_that_they_chose()
    {
        CostRules.Stand(1_000_000, null, 799_999, 15_000).ShouldBe(CostStand.Free);
        CostRules.Stand(1_000_000, null, 800_000, 15_000).ShouldBe(CostStand.Near);
        CostRules.Stand(1_000_000, 50, 500_000, 15_000).ShouldBe(CostStand.Near);
        CostRules.Stand(1_000_000, null, 985_001, 15_000).ShouldBe(CostStand.Full);
        CostRules.Stand(null, null, 985_001, 15_000).ShouldBe(CostStand.Free);
    }

    [Fact]
    public void Readings_get_what_is_left_beside_everything_that_is_planned()
    {
        CostRules.Readable(100_000, 50_000, 30_000, 5_000, 10).ShouldBe(4);
        CostRules.Readable(100_000, 50_000, 60_000, 5_000, 10).ShouldBe(0);
        CostRules.Readable(100_000, 0, 0, 5_000, 10).ShouldBe(10);
        CostRules.Readable(null, 1_000_000, 0, 5_000, 10).ShouldBe(10);
    }

    [Fact]
    public void A_hold_ends_with_the_month_or_when_a_person_must_be_asked()
    {
        var delivery = new Delivery { OwnerKind = "test", Content = "{}", Lane = Lane.Scheduled, PublishBy = LastDay.AddHours(2) };
        CostRules.Hold(delivery, "X", 1_000_000, 1_000_000, 15_000, LastDay).At.ShouldBe(LastDay.AddMinutes(30));
        delivery.PublishBy = LastDay.AddMinutes(10);
        var hold = CostRules.Hold(delivery, "X", 1_000_000, 990_000, 15_000, LastDay);
        hold.At.ShouldBe(delivery.PublishBy.AddSeconds(1));
        hold.Reason.ToStored().ShouldBe("[\"channels.reason.cap\",\"X\",\"1.000\",\"0.990\",\"0.015\"]");
    }
}
