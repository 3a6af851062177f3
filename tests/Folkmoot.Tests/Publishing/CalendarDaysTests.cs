// Which days a calendar page shows.
using Folkmoot.Publishing;

namespace Folkmoot.Tests.Publishing;

public sealed class CalendarDaysTests
{
    private static readonly DateOnly Day = new(2026, 11, 22);

    [Fact]
    public void A_month_is_shown_in_whole_weeks()
    {
        var span = CalendarSpan.Of(CalendarView.Month, Day, DayOfWeek.Sunday);
        (span.From, span.Until).ShouldBe((new DateOnly(2026, 11, 1), new DateOnly(2026, 12, 6)));
        span.Weeks.ShouldAllBe(week => week.Length == 7 && week[0].DayOfWeek == DayOfWeek.Sunday);
        (span.Previous, span.Next).ShouldBe((new DateOnly(2026, 10, 1), new DateOnly(2026, 12, 1)));
    }

    [Fact]
    public void A_week_begins_on_the_readers_first_day() =>
        CalendarSpan.Of(CalendarView.Week, Day, DayOfWeek.Monday).From.ShouldBe(new DateOnly(2026, 11, 16));

    [Fact]
    public void A_list_is_exactly_its_month()
    {
        var span = CalendarSpan.Of(CalendarView.List, Day, DayOfWeek.Monday);
        (span.From, span.Until).ShouldBe((new DateOnly(2026, 11, 1), new DateOnly(2026, 12, 1)));
    }
}
