// Months as the agency lives them: from midnight of the first in its own time zone. Pure.
using Folkmoot.Web;

namespace Folkmoot.Drafting;

internal static class Months
{
    public static DateOnly First(DateTimeOffset at, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        return new DateOnly(local.Year, local.Month, 1);
    }

    /// <summary>The first instant of the month in which <paramref name="at"/> lies, in UTC.</summary>
    public static DateTimeOffset Start(DateTimeOffset at, TimeZoneInfo zone) => LocalDays.Start(First(at, zone), zone).ToUniversalTime();
}
