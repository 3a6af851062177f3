// The stretch of time that a dashboard shows, cut into hours or days of the agency's own zone. Pure.
using Folkmoot.Listening;
using Folkmoot.Web;

namespace Folkmoot.Insights;

/// <param name="From">Beginning of the first slot.</param>
/// <param name="Until">End of the last slot, not including.</param>
/// <param name="ByDay">Slots are days; else hours.</param>
internal sealed record Period(int Days, DateTimeOffset From, DateTimeOffset Until, bool ByDay)
{
    public static readonly int[] Choices = [1, 7, 30];

    /// <summary>The last 24 hours, or the last days up to and including today.</summary>
    public static Period Last(int days, DateTimeOffset now, TimeZoneInfo zone)
    {
        var end = Rollups.HourOf(now).AddHours(1);
        if (!Choices.Contains(days) || days == 1)
        {
            return new Period(1, end.AddHours(-24), end, false);
        }

        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        return new Period(days, Rollups.HourOf(LocalDays.Start(today.AddDays(1 - days), zone)), end, days > 7);
    }

    /// <summary>The instants at which its slots begin.</summary>
    public IReadOnlyList<DateTimeOffset> Slots(TimeZoneInfo zone)
    {
        var slots = new List<DateTimeOffset>();
        for (var at = From; at < Until;)
        {
            slots.Add(at);
            at = ByDay ? Rollups.HourOf(LocalDays.Start(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at.AddHours(12), zone).DateTime).AddDays(1), zone)) : at.AddHours(1);
        }

        return slots;
    }
}
