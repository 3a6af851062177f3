// On which days something that recurs comes, and at which instant. Pure.
using System.Globalization;

namespace Folkmoot.Publishing.Plan.Recurring;

/// <summary>Stored by number: never renumber. The name is the end of its text key.</summary>
public enum Rhythm
{
    Daily = 1,

    /// <summary>On chosen days of the week.</summary>
    Weekly = 2,

    /// <summary>On a day of the month, or its last day.</summary>
    MonthlyByDay = 3,

    /// <summary>On a weekday of the month: the second Tuesday, the last Friday.</summary>
    MonthlyByWeekday = 4,
}

/// <param name="Every">Every so many days, weeks or months, counted from <paramref name="From"/>.</param>
/// <param name="Days">Of the week; one for <see cref="Rhythm.MonthlyByWeekday"/>.</param>
/// <param name="Number">The day of the month, or which of its weekdays; <see cref="Last"/> for the last.</param>
/// <param name="Until">The last day on which it may come.</param>
internal sealed record Recurrence(Rhythm Rhythm, int Every, IReadOnlyList<DayOfWeek> Days, int Number, DateOnly From, DateOnly Until)
{
    public const int Last = -1;
    public const int EveryMax = 52;
    public const int YearsMax = 3;
    private const int DaysOfWeek = 7;
    private const int MonthsOfYear = 12;
    private const int WeekdaysMax = 4;
    private const int DaysMax = 31;

    /// <summary>Text key of what is wrong with it, and the name of the part; null when nothing is.</summary>
    public (string Part, string TextKey)? Fault =>
        !Enum.IsDefined(Rhythm) ? ("Rhythm", "publishing.recurring.rhythm.wrong")
        : Every is < 1 or > EveryMax ? ("Every", "publishing.recurring.every.wrong")
        : Until < From || Until > From.AddYears(YearsMax) ? ("Until", "publishing.recurring.until.wrong")
        : Rhythm == Rhythm.Weekly && Days.Count == 0 ? ("Days", "publishing.recurring.days.missing")
        : Rhythm == Rhythm.MonthlyByWeekday && Days.Count != 1 ? ("Days", "publishing.recurring.days.one")
        : Rhythm == Rhythm.MonthlyByDay && Number is not (Last or (>= 1 and <= DaysMax)) ? ("Number", "publishing.recurring.number.wrong")
        : Rhythm == Rhythm.MonthlyByWeekday && Number is not (Last or (>= 1 and <= WeekdaysMax)) ? ("Number", "publishing.recurring.number.wrong")
        : null;

    /// <summary>In order. A month without the day (the 31st of April) has none.</summary>
    /// <param name="until">The day after the last that is asked for.</param>
    public IEnumerable<DateOnly> Between(DateOnly from, DateOnly until)
    {
        for (var day = from > From ? from : From; day < until && day <= Until; day = day.AddDays(1))
        {
            if (Falls(day))
            {
                yield return day;
            }
        }
    }

    public bool Falls(DateOnly day) => day >= From && day <= Until && Rhythm switch
    {
        Rhythm.Daily => (day.DayNumber - From.DayNumber) % Every == 0,
        Rhythm.Weekly => Days.Contains(day.DayOfWeek) && (Monday(day) - Monday(From)) / DaysOfWeek % Every == 0,
        Rhythm.MonthlyByDay => InMonth(day) && day.Day == (Number == Last ? DateTime.DaysInMonth(day.Year, day.Month) : Number),
        Rhythm.MonthlyByWeekday => InMonth(day) && day.DayOfWeek == Days[0]
            && (Number == Last ? day.Day + DaysOfWeek > DateTime.DaysInMonth(day.Year, day.Month) : ((day.Day - 1) / DaysOfWeek) + 1 == Number),
        _ => false,
    };

    /// <summary>A time that the clocks jump over is the first one after it; of one that comes twice the earlier.</summary>
    public static (DateTime Local, DateTimeOffset At) When(DateOnly day, TimeOnly time, string zone)
    {
        var local = day.ToDateTime(time);
        return WallClock.Resolve(local, zone) switch
        {
            AtInstant one => (local, one.At),
            ComesTwice two => (local, two.Earlier),
            NeverComes never when WallClock.Resolve(never.After, zone) is AtInstant after => (never.After, after.At),
            var other => throw new InvalidOperationException($"{local.ToString(CultureInfo.InvariantCulture)} in {zone} is {other}."),
        };
    }

    private bool InMonth(DateOnly day) => (((day.Year - From.Year) * MonthsOfYear) + day.Month - From.Month) % Every == 0;

    /// <summary>Number of the Monday of its week.</summary>
    private static int Monday(DateOnly day) => day.DayNumber - (((int)day.DayOfWeek + DaysOfWeek - 1) % DaysOfWeek);
}
