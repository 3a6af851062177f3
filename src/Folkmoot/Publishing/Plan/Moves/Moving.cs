// What moving a post to another time does to its approval, and which times it cannot have. Pure.
namespace Folkmoot.Publishing.Plan.Moves;

/// <summary>The name is the end of its text key.</summary>
internal enum MoveEffect
{
    None,

    /// <summary>People are asked about it; approvals given so far are void.</summary>
    AsksAgain,

    /// <summary>It is approved, and must be approved again.</summary>
    VoidsApproval,
}

internal static class Moving
{
    private static readonly TimeOnly Morning = new(9, 0);

    public static MoveEffect EffectOf(PostState state) => state switch
    {
        PostState.Approved => MoveEffect.VoidsApproval,
        PostState.InReview => MoveEffect.AsksAgain,
        _ => MoveEffect.None,
    };

    /// <summary>What keeps the content from a time; nothing where the time never comes, which is another fault.</summary>
    public static IReadOnlyList<Problem> Faults(PostContent content, WallClockAnswer to, DateTimeOffset now)
    {
        DateTimeOffset? at = to switch
        {
            AtInstant one => one.At,
            ComesTwice two => two.Earlier,
            _ => null,
        };
        return at is null ? [] : [.. Checks.Times(content with { DueAt = at }, now).Where(p => p.Blocks).Select(p => p with { Part = PostPart.Due })];
    }

    /// <summary>What the form begins with: the time that the post has and so many days later; tomorrow morning where it has none.</summary>
    public static DateTime Suggested(DateTimeOffset? due, int days, string zone, DateTimeOffset now)
    {
        if (due is not { } at)
        {
            return WallClock.DayOf(now, zone).AddDays(1).ToDateTime(Morning);
        }

        // Days of the calendar, not of 24 hours: the hour on the clock stays.
        return WallClock.At(at, zone).AddDays(Math.Clamp(days, -366, 366));
    }
}
