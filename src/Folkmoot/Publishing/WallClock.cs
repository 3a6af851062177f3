// Turns a wall-clock time of the agency into an instant, also on the nights when the clocks change. Pure.
using System.Globalization;
using NodaTime;
using NodaTime.TimeZones;

namespace Folkmoot.Publishing;

internal abstract record WallClockAnswer;

internal sealed record AtInstant(DateTimeOffset At) : WallClockAnswer;

/// <summary>The time comes twice that night; the earlier one is taken.</summary>
internal sealed record ComesTwice(DateTimeOffset Earlier, DateTimeOffset Later) : WallClockAnswer;

/// <summary>The clocks jump over that time.</summary>
/// <param name="Before">The last minute before the jump.</param>
/// <param name="After">The first time after it.</param>
internal sealed record NeverComes(DateTime Before, DateTime After) : WallClockAnswer;

internal static class WallClock
{
    public const string Format = "yyyy-MM-ddTHH:mm";

    public static WallClockAnswer Resolve(DateTime local, string zone)
    {
        var mapping = Zone(zone).MapLocal(LocalDateTime.FromDateTime(local));
        return mapping.Count switch
        {
            1 => new AtInstant(Utc(mapping.Single())),
            2 => new ComesTwice(Utc(mapping.First()), Utc(mapping.Last())),
            _ => new NeverComes(
                mapping.EarlyInterval.IsoLocalEnd.PlusMinutes(-1).ToDateTimeUnspecified(), mapping.LateInterval.IsoLocalStart.ToDateTimeUnspecified()),
        };
    }

    /// <summary>The wall-clock time of an instant there.</summary>
    public static DateTime At(DateTimeOffset instant, string zone) =>
        Instant.FromDateTimeOffset(instant).InZone(Zone(zone)).LocalDateTime.ToDateTimeUnspecified();

    public static DateOnly DayOf(DateTimeOffset instant, string zone) => DateOnly.FromDateTime(At(instant, zone));

    /// <summary>The first instant of a day there (where midnight is skipped, the day begins later).</summary>
    public static DateTimeOffset StartOf(DateOnly day, string zone) =>
        Zone(zone).AtStartOfDay(LocalDate.FromDateOnly(day)).ToDateTimeOffset().ToUniversalTime();

    public static string Write(DateTime local) => local.ToString(Format, CultureInfo.InvariantCulture);

    public static bool Knows(string zone) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not null;

    private static DateTimeOffset Utc(ZonedDateTime at) => at.ToInstant().ToDateTimeOffset();

    private static DateTimeZone Zone(string zone) =>
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) ?? throw new DateTimeZoneNotFoundException($"No time zone is named {zone}.");
}
