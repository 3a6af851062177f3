// When to warn that a channel's credentials are about to end. Pure.
namespace Folkmoot.Channels;

internal static class CredentialExpiry
{
    /// <summary>Days before the end at which somebody is warned.</summary>
    public static readonly int[] WarnDays = [14, 7, 3, 1];

    /// <summary>No network gives credentials for longer; a later date is a mistake and warns of nothing.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(730);

    /// <summary>The end that the network named, where it can be true; else null.</summary>
    public static DateTimeOffset? Plausible(DateTimeOffset? expiresAt, DateTimeOffset now) =>
        expiresAt > now && expiresAt <= now + Longest ? expiresAt : null;

    /// <summary>The narrowest warning that holds now (14, 7, 3 or 1 days; 0 when they have ended), or null when there is time.</summary>
    public static int? Warning(DateTimeOffset? expiresAt, DateTimeOffset now)
    {
        if (expiresAt is not { } end)
        {
            return null;
        }

        if (end <= now)
        {
            return 0;
        }

        var left = end - now;
        int? narrowest = null;
        foreach (var days in WarnDays)
        {
            narrowest = left <= TimeSpan.FromDays(days) ? days : narrowest;
        }

        return narrowest;
    }

    /// <summary>Whether somebody must be told now: the warning is narrower than the last one that was given.</summary>
    public static bool MustTell(int? warning, int? lastTold) => warning is { } now && (lastTold is not { } before || now < before);
}
