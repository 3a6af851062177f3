// What comes of an act on a post. Closed: switch on it exhaustively.
namespace Folkmoot.Publishing;

internal abstract record PostOutcome
{
    private protected PostOutcome()
    {
    }
}

/// <param name="PostId">The post acted on, or the new one.</param>
internal sealed record PostDone(Guid PostId) : PostOutcome;

/// <summary>Approved by this person, and the posting policy asks for more people.</summary>
internal sealed record PostNeedsMore(int Approved, int Needed) : PostOutcome;

/// <summary>Approved by this person, and an approval chain waits for others.</summary>
internal sealed record PostWaitsForOthers : PostOutcome;

internal sealed record PostMissing : PostOutcome;

/// <summary>These must be mended first.</summary>
internal sealed record PostFaulty(IReadOnlyList<Problem> Problems) : PostOutcome;

/// <summary>This person may not decide about it, or not now.</summary>
internal sealed record PostBarred(ApprovalBar Bar) : PostOutcome;

/// <summary>Its state does not allow that (any more).</summary>
internal sealed record PostNotNow(PostState State) : PostOutcome;

/// <summary>Somebody else changed it at the same time; nothing was done.</summary>
internal sealed record PostChangedMeanwhile : PostOutcome;
