// What a call costs, in which month it falls, and whether it still fits beneath a channel's cap. Pure.
using System.Globalization;
using Folkmoot.Networks;
using Folkmoot.Networks.Rules;

namespace Folkmoot.Channels.Costs;

/// <summary>How a month stands. The name is the end of its text keys.</summary>
internal enum CostStand
{
    Free,

    /// <summary>The share is reached at which people want to be told.</summary>
    Near,

    /// <summary>The smallest post that the network has does not fit any more.</summary>
    Full,
}

internal static class CostRules
{
    /// <summary>Key of the reason for which a delivery waits at the cap.</summary>
    public const string HeldKey = "channels.reason.cap";

    public const string ReadingHeldKey = "channels.reason.cap-results";

    public const int WarnPercentUsual = 80;

    public const decimal CapMost = 1_000_000;

    private const decimal MicrosPerDollar = 1_000_000;

    public static long Micros(decimal dollars) => (long)decimal.Round(dollars * MicrosPerDollar);

    public static decimal Dollars(long micros) => micros / MicrosPerDollar;

    /// <summary>The same in every language, since it is kept and told later.</summary>
    public static string Written(long micros) => Dollars(micros).ToString("0.000", CultureInfo.InvariantCulture);

    /// <summary>202611 for November 2026. In UTC, in which X begins its days; it says of no zone in which a billing cycle begins.</summary>
    public static int MonthOf(DateTimeOffset at) => (at.UtcDateTime.Year * 100) + at.UtcDateTime.Month;

    public static DateTimeOffset StartOf(int month) => new(month / 100, month % 100, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The first instant of the next month.</summary>
    public static DateTimeOffset EndOf(int month) => StartOf(month).AddMonths(1);

    /// <summary>What one post costs; null where its network takes nothing.</summary>
    public static PostPrice? PriceOf(INetwork? network, DeliveryContent content) => network?.Rules?.Prices?.Of(content.Text, content.Images.Count(i => i.AltText.Length > 0));

    /// <summary>Whether this much more goes above the cap; without one nothing does.</summary>
    public static bool IsOver(long? cap, long spent, long more) => cap is { } most && spent + more > most;

    /// <summary>Whether this much reaches the share at which people want to be told.</summary>
    public static bool IsNear(long? cap, int? warnPercent, long micros) => cap is { } most && micros * 100 >= most * (warnPercent ?? WarnPercentUsual);

    /// <param name="cheapest">What the least costs that can be sent.</param>
    public static CostStand Stand(long? cap, int? warnPercent, long spent, long cheapest) =>
        IsOver(cap, spent, cheapest) ? CostStand.Full : IsNear(cap, warnPercent, spent) ? CostStand.Near : CostStand.Free;

    /// <summary>How many posts can be read for what is left when all that waits for this month has been sent.</summary>
    public static int Readable(long? cap, long spent, long planned, long each, int wanted) =>
        cap is not { } most ? wanted : (int)Math.Clamp((most - spent - planned) / each, 0, wanted);

    /// <summary>Until the next month begins, or a person must be asked because it is too late by then.</summary>
    public static SendLater Hold(Delivery delivery, string channel, long cap, long spent, long price, DateTimeOffset now)
    {
        var end = EndOf(MonthOf(now));
        return new(end <= delivery.PublishBy ? end : delivery.PublishBy.AddSeconds(1), new Reason(HeldKey, channel, Written(cap), Written(spent), Written(price)));
    }
}
