// How long a channel rests after its network said "not now".
namespace Folkmoot.Channels;

internal static class ChannelBackoff
{
    // In units of the first pause: with one minute, 1, 5, 15, 30 min, 1, 3, 6, 12, 24 h.
    private static readonly int[] Steps = [1, 5, 15, 30, 60, 180, 360, 720, 1_440];

    public static int StepMax => Steps.Length;

    /// <summary>The end of the pause after the <paramref name="step"/>-th failure in a row (from 1), never earlier than the network asked for.</summary>
    public static DateTimeOffset Until(int step, DateTimeOffset? asked, DateTimeOffset now, TimeSpan first)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(step, 1);
        var own = now + (first * Steps[Math.Min(step, StepMax) - 1]);
        // A network that names a time knows best; only a time in the past or beyond a day is doubted.
        return asked is { } at && at > now && at <= now.AddDays(1) ? at : own;
    }
}
