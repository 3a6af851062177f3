// When an account's posts do best, by day of the week and part of the day, from what became of its own posts; says nothing where too little is known. Pure.
namespace Folkmoot.Publishing.Engagement;

/// <param name="At">When it went out, by the agency's clock.</param>
/// <param name="Reactions">Likes, shares and replies together.</param>
internal sealed record PostedAt(DateTime At, long Reactions);

/// <param name="Hour">First of the window's <see cref="BestTimes.WindowHours"/> hours.</param>
/// <param name="Lift">How many times the usual reactions its posts get, drawn towards 1 where they are few.</param>
/// <param name="Posts">How many posts of the account went out in it.</param>
internal sealed record BestTime(DayOfWeek Day, int Hour, double Lift, int Posts);

/// <param name="Posts">How many posts were looked at.</param>
/// <param name="Best">The best first; empty where there are too few posts, or no time stands out.</param>
internal sealed record TimesFound(int Posts, IReadOnlyList<BestTime> Best)
{
    public bool Enough => Posts >= BestTimes.PostsMin;
}

/// <summary>
/// A window of three hours on a day of the week stands out when the mean of the logarithms of its posts' reactions is above that of the account by more than chance would
/// bring in any of the windows that are compared (one-sided, 5 % for all together). Its lift is drawn towards the account's mean as if <see cref="Prior"/> usual posts were in it too.
/// </summary>
internal static class BestTimes
{
    public const int WindowHours = 3;

    /// <summary>Fewer posts tell nothing.</summary>
    public const int PostsMin = 30;

    /// <summary>Of a window.</summary>
    public const int WindowPostsMin = 5;

    private const int Most = 3;

    private const double Prior = 5;

    /// <summary>Chance that any window stands out where none does.</summary>
    private const double Error = 0.05;

    public static TimesFound Of(IReadOnlyCollection<PostedAt> posts)
    {
        if (posts.Count < PostsMin)
        {
            return new(posts.Count, []);
        }

        var scores = posts.Select(p => (p.At.DayOfWeek, Window: p.At.Hour / WindowHours, Score: Math.Log(1 + Math.Max(0, p.Reactions)))).ToList();
        var mean = scores.Average(s => s.Score);
        var deviation = Math.Sqrt(scores.Sum(s => (s.Score - mean) * (s.Score - mean)) / (scores.Count - 1));
        var windows = scores.GroupBy(s => (s.DayOfWeek, s.Window)).Where(w => w.Count() >= WindowPostsMin).ToList();
        if (windows.Count < 2 || deviation < 1e-9)
        {
            return new(posts.Count, []);
        }

        var bar = Quantile(Error / windows.Count);
        return new(posts.Count, [.. windows
            .Select(w => (w.Key, Posts: w.Count(), Above: w.Average(s => s.Score) - mean))
            .Where(w => w.Above > bar * deviation / Math.Sqrt(w.Posts))
            .Select(w => new BestTime(w.Key.DayOfWeek, w.Key.Window * WindowHours, Math.Exp(w.Above * w.Posts / (w.Posts + Prior)), w.Posts))
            .OrderByDescending(b => b.Lift).ThenBy(b => b.Day).ThenBy(b => b.Hour).Take(Most)]);
    }

    /// <summary>The next time after <paramref name="now"/> that falls into the window: its first hour.</summary>
    public static DateTime Next(BestTime best, DateTime now)
    {
        var day = now.Date.AddDays((best.Day - now.DayOfWeek + 7) % 7).AddHours(best.Hour);
        return day > now ? day : day.AddDays(7);
    }

    /// <summary>The upper quantile of the normal distribution, for small chances (the leading terms of its tail).</summary>
    private static double Quantile(double chance)
    {
        var log = Math.Log(1 / chance);
        return Math.Sqrt((2 * log) - Math.Log(4 * Math.PI * log));
    }
}
