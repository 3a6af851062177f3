// On which days a recurring post comes, when that is through daylight saving, and what is filled into its words.
using Folkmoot.Publishing.Plan.Recurring;

namespace Folkmoot.Tests.Publishing;

public sealed class RecurrenceTests
{
    private static readonly DateOnly From = new(2026, 1, 29);
    private static readonly DateOnly Until = new(2026, 12, 31);

    [Fact]
    public void Every_third_day_is_counted_from_the_first() =>
        Days(new(Rhythm.Daily, 3, [], 1, From, Until), From.AddDays(1), From.AddDays(8)).ShouldBe([new(2026, 2, 1), new(2026, 2, 4)]);

    [Fact]
    public void Every_second_week_is_counted_from_the_week_of_the_first_day_from_Monday_on() =>
        // The first day is a Thursday; its Monday is over, the next week is left out.
        Days(new(Rhythm.Weekly, 2, [DayOfWeek.Monday, DayOfWeek.Sunday], 1, From, Until), From, new(2026, 2, 28))
            .ShouldBe([new(2026, 2, 1), new(2026, 2, 9), new(2026, 2, 15), new(2026, 2, 23)]);

    [Fact]
    public void A_month_without_the_day_is_left_out_and_the_last_day_is_in_every_month()
    {
        Days(new(Rhythm.MonthlyByDay, 1, [], 31, From, Until), From, new(2026, 6, 1)).ShouldBe([new(2026, 1, 31), new(2026, 3, 31), new(2026, 5, 31)]);
        Days(new(Rhythm.MonthlyByDay, 1, [], Recurrence.Last, From, Until), From, new(2026, 5, 1)).ShouldBe([new(2026, 1, 31), new(2026, 2, 28), new(2026, 3, 31), new(2026, 4, 30)]);
        Days(new(Rhythm.MonthlyByDay, 1, [], Recurrence.Last, new(2028, 2, 1), new(2028, 2, 29)), new(2028, 2, 1), new(2028, 4, 1)).ShouldBe([new(2028, 2, 29)]);
    }

    [Fact]
    public void The_second_Tuesday_and_the_last_Friday_of_every_third_month()
    {
        Days(new(Rhythm.MonthlyByWeekday, 1, [DayOfWeek.Tuesday], 2, From, Until), From, new(2026, 5, 1)).ShouldBe([new(2026, 2, 10), new(2026, 3, 10), new(2026, 4, 14)]);
        Days(new(Rhythm.MonthlyByWeekday, 3, [DayOfWeek.Friday], Recurrence.Last, From, Until), From, new(2026, 8, 1)).ShouldBe([new(2026, 1, 30), new(2026, 4, 24), new(2026, 7, 31)]);
    }

    [Fact]
    public void It_ends_with_its_last_day() =>
        Days(new(Rhythm.Daily, 1, [], 1, From, From.AddDays(1)), From.AddDays(-5), From.AddDays(30)).ShouldBe([From, From.AddDays(1)]);

    [Fact]
    public void Each_fault_is_named_at_its_part()
    {
        var good = new Recurrence(Rhythm.Weekly, 1, [DayOfWeek.Monday], 1, From, Until);
        good.Fault.ShouldBeNull();
        (good with { Every = 0 }).Fault!.Value.Part.ShouldBe("Every");
        (good with { Until = From.AddDays(-1) }).Fault!.Value.Part.ShouldBe("Until");
        (good with { Until = From.AddYears(3).AddDays(1) }).Fault!.Value.Part.ShouldBe("Until");
        (good with { Days = [] }).Fault!.Value.Part.ShouldBe("Days");
        (good with { Rhythm = Rhythm.MonthlyByWeekday, Days = [DayOfWeek.Monday, DayOfWeek.Friday] }).Fault!.Value.Part.ShouldBe("Days");
        (good with { Rhythm = Rhythm.MonthlyByWeekday, Number = 5 }).Fault!.Value.Part.ShouldBe("Number");
        (good with { Rhythm = Rhythm.MonthlyByDay, Number = 32 }).Fault!.Value.Part.ShouldBe("Number");
        (good with { Rhythm = (Rhythm)9 }).Fault!.Value.Part.ShouldBe("Rhythm");
    }

    [Fact]
    public void The_hour_on_the_clock_stays_and_one_that_is_jumped_over_is_the_first_after_it()
    {
        When(new(2026, 3, 7), 10, 0).ShouldBe((new DateTime(2026, 3, 7, 10, 0, 0), new DateTimeOffset(2026, 3, 7, 15, 0, 0, TimeSpan.Zero)));
        When(new(2026, 3, 9), 10, 0).ShouldBe((new DateTime(2026, 3, 9, 10, 0, 0), new DateTimeOffset(2026, 3, 9, 14, 0, 0, TimeSpan.Zero)));
        When(new(2026, 3, 8), 2, 30).ShouldBe((new DateTime(2026, 3, 8, 3, 0, 0), new DateTimeOffset(2026, 3, 8, 7, 0, 0, TimeSpan.Zero)));
        When(new(2026, 11, 1), 1, 30).At.ShouldBe(new DateTimeOffset(2026, 11, 1, 5, 30, 0, TimeSpan.Zero));
    }

    [Fact]
    public void The_day_is_filled_in_the_language_of_the_post_and_other_braces_stay()
    {
        var at = new DateTime(2026, 3, 10, 9, 30, 0);
        DatePlaces.Fill("{Weekday}, {day}: {name}", at, "en").ShouldBe("Tuesday, March 10: {name}");
        DatePlaces.Fill("El {weekday} {day} de {year}", at, "es").ShouldBe("El martes 10 de marzo de 2026");
    }

    private static IEnumerable<DateOnly> Days(Recurrence rule, DateOnly from, DateOnly until) => rule.Between(from, until);

    private static (DateTime Local, DateTimeOffset At) When(DateOnly day, int hour, int minute) => Recurrence.When(day, new TimeOnly(hour, minute), Desk.Zone);
}
