// Times of the demonstration, counted from today so that it always looks alive. Pure.
using System.Globalization;

namespace Folkmoot.Demo;

internal sealed class DemoDays(DateTimeOffset now, TimeZoneInfo zone)
{
    /// <summary>What happened "today" happened at least so long ago.</summary>
    private static readonly TimeSpan Past = TimeSpan.FromMinutes(3);

    private const double FirstHour = 7;
    private const double LastHour = 22;

    public DateTimeOffset Now => now;

    /// <summary><c>-5 06:40</c> is five days ago at 6:40 in the agency's zone; <c>90m ago</c> is that; <c>now</c> is now.</summary>
    public DateTimeOffset At(string when)
    {
        if (when == "now")
        {
            return now;
        }

        if (when.EndsWith("m ago", StringComparison.Ordinal))
        {
            return now.AddMinutes(-int.Parse(when[..^5], CultureInfo.InvariantCulture));
        }

        var parts = when.Split(' ');
        var day = Local(now).Date.AddDays(int.Parse(parts[0], CultureInfo.InvariantCulture));
        return Instant(day + TimeOnly.ParseExact(parts[1], "HH:mm", CultureInfo.InvariantCulture).ToTimeSpan());
    }

    /// <summary>The wall-clock time in the agency's zone, to the minute.</summary>
    public DateTime LocalMinute(DateTimeOffset at)
    {
        var local = Local(at).DateTime;
        return new DateTime(local.Year, local.Month, local.Day, local.Hour, local.Minute, 0, DateTimeKind.Unspecified);
    }

    /// <summary><paramref name="count"/> times between the two, in order; over several days at hours when people are awake.</summary>
    public IReadOnlyList<DateTimeOffset> Spread(DateTimeOffset from, DateTimeOffset to, int count, Random random)
    {
        var step = (to - from) / Math.Max(count, 1);
        var oneDay = to - from <= TimeSpan.FromDays(1);
        var times = Enumerable.Range(0, count).Select(i => from + (step * (i + random.NextDouble()))).Select(at => oneDay ? at : Awake(at, random));
        return [.. times.Select(at => at < now - Past ? at : now - Past - TimeSpan.FromMinutes(random.Next(1, 240))).Order()];
    }

    private DateTimeOffset Awake(DateTimeOffset at, Random random) =>
        Instant(Local(at).Date.AddHours(FirstHour + ((LastHour - FirstHour) * random.NextDouble())));

    private DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone);

    /// <summary>A time that a night in spring leaves out is the hour after it.</summary>
    private DateTimeOffset Instant(DateTime local)
    {
        var real = zone.IsInvalidTime(local) ? local.AddHours(1) : local;
        return new DateTimeOffset(real, zone.GetUtcOffset(real)).ToUniversalTime();
    }
}
