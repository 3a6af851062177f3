// Writes an instant as people of a place and language write it.
using System.Globalization;

namespace Folkmoot.Web.Components;

internal static class LocalTimes
{
    /// <summary>A day of a calendar, in whatever zone that is.</summary>
    public static string Write(DateOnly day) => day.ToString(DateFormat, CultureInfo.CurrentCulture);

    /// <param name="at">The instant.</param>
    /// <param name="zone">The place's zone.</param>
    /// <param name="format">full, date or time.</param>
    public static string Write(DateTimeOffset at, TimeZoneInfo zone, string format)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        var culture = CultureInfo.CurrentCulture;
        var date = DateFormat;
        return format switch
        {
            "date" => local.ToString(date, culture),
            "time" => local.ToString("t", culture),
            "full" => $"{local.ToString(date, culture)}, {local.ToString("t", culture)} {ZoneName(local, zone)}",
            _ => throw new ArgumentException($"Time has no format '{format}'; it has: full date time."),
        };
    }

    private static string DateFormat => CultureInfo.CurrentCulture.TwoLetterISOLanguageName == Texts.Spanish ? "d MMM yyyy" : "MMM d, yyyy";

    /// <summary>"UTC", or the offset from it, which is the same in every language and right on the day of a clock change.</summary>
    private static string ZoneName(DateTimeOffset local, TimeZoneInfo zone)
    {
        var offset = zone.GetUtcOffset(local);
        if (offset == TimeSpan.Zero)
        {
            return "UTC";
        }

        var sign = offset < TimeSpan.Zero ? "−" : "+";
        return offset.Minutes == 0
            ? $"UTC{sign}{Math.Abs(offset.Hours)}"
            : $"UTC{sign}{Math.Abs(offset.Hours)}:{Math.Abs(offset.Minutes):00}";
    }
}
