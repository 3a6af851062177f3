// Days as a form writes them, as instants in the agency's zone. Pure.
using System.Globalization;

namespace Folkmoot.Web;

internal static class LocalDays
{
    /// <summary>The first instant of the day, or null where it is no day.</summary>
    public static DateTimeOffset? Start(string? day, TimeZoneInfo zone) =>
        DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? Start(date, zone) : null;

    /// <summary>The first instant after the day, or null where it is no day.</summary>
    public static DateTimeOffset? End(string? day, TimeZoneInfo zone) =>
        DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date < DateOnly.MaxValue ? Start(date.AddDays(1), zone) : null;

    /// <summary>Midnight; where the clocks skip it, the first instant that there is.</summary>
    public static DateTimeOffset Start(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(midnight))
        {
            midnight = midnight.AddMinutes(15);
        }

        return TimeZoneInfo.ConvertTimeToUtc(midnight, zone);
    }
}
