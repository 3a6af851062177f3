// When a message is tried again, given up, and an endpoint paused. Pure; SendHook.cs carries it out.
namespace Folkmoot.Channels.Hooks;

internal static class HookRules
{
    /// <summary>A message that was not taken for so long is not tried again by itself.</summary>
    public static readonly TimeSpan GiveUpAfter = TimeSpan.FromDays(7);

    /// <summary>An endpoint that took nothing for so long is paused.</summary>
    public static readonly TimeSpan PauseAfter = TimeSpan.FromDays(5);

    /// <summary>How long the secret before signs too, at most.</summary>
    public const int OverlapHoursMax = 7 * 24;

    private const double FirstSeconds = 30;
    private const double MaxSeconds = 6 * 3_600;
    private const double RestFirstSeconds = 10;
    private const double RestMaxSeconds = 1_800;

    /// <summary>Doubles from half a minute to six hours, spread by ± 25 %; never earlier than the receiver asks, which is heard for a day.</summary>
    /// <param name="attempt">Failures so far, from 1.</param>
    /// <param name="random">A number in [0, 1).</param>
    public static DateTimeOffset Again(int attempt, DateTimeOffset now, DateTimeOffset? asked, double random)
    {
        var own = now.AddSeconds(Math.Min(MaxSeconds, FirstSeconds * Math.Pow(2, Math.Min(attempt, 30) - 1)) * (0.75 + (random * 0.5)));
        return asked is { } at && at > own ? at < now.AddDays(1) ? at : now.AddDays(1) : own;
    }

    /// <summary>How long nothing is sent to a receiver that is away.</summary>
    /// <param name="failures">In a row, from 1.</param>
    public static DateTimeOffset RestUntil(int failures, DateTimeOffset now) =>
        now.AddSeconds(Math.Min(RestMaxSeconds, RestFirstSeconds * Math.Pow(2, Math.Min(failures, 30) - 1)));

    public static bool ShouldPause(DateTimeOffset? failingSince, DateTimeOffset now) => failingSince is { } since && now - since >= PauseAfter;

    /// <param name="from">When it was made, or asked for again.</param>
    public static bool ShouldGiveUp(DateTimeOffset from, DateTimeOffset now) => now - from >= GiveUpAfter;
}
