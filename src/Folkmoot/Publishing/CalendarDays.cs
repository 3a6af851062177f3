// Which days a calendar page shows. Pure.
namespace Folkmoot.Publishing;

internal enum CalendarView
{
    Month,
    Week,
    List,
}

/// <param name="From">First day shown.</param>
/// <param name="Until">The day after the last one.</param>
internal sealed record CalendarSpan(CalendarView View, DateOnly Day, DateOnly From, DateOnly Until, DateOnly Previous, DateOnly Next)
{
    private const int DaysOfWeek = 7;

    public IEnumerable<DateOnly[]> Weeks => Enumerable.Range(0, Until.DayNumber - From.DayNumber).Select(From.AddDays).Chunk(DaysOfWeek);

    public static CalendarSpan Of(CalendarView view, DateOnly day, DayOfWeek firstDay)
    {
        var first = new DateOnly(day.Year, day.Month, 1);
        var next = first.AddMonths(1);
        return view switch
        {
            CalendarView.Month => new(view, day, WeekOf(first, firstDay), WeekOf(next.AddDays(-1), firstDay).AddDays(DaysOfWeek), first.AddMonths(-1), next),
            CalendarView.Week => new(
                view, day, WeekOf(day, firstDay), WeekOf(day, firstDay).AddDays(DaysOfWeek), day.AddDays(-DaysOfWeek), day.AddDays(DaysOfWeek)),
            CalendarView.List => new(view, day, first, next, first.AddMonths(-1), next),
            _ => throw new ArgumentOutOfRangeException(nameof(view), view, "Unknown view."),
        };
    }

    /// <summary>The first day of the week that a day is in.</summary>
    private static DateOnly WeekOf(DateOnly day, DayOfWeek firstDay) => day.AddDays(-(((int)day.DayOfWeek - (int)firstDay + DaysOfWeek) % DaysOfWeek));
}
