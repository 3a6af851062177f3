// What a post's state is, given the states of its deliveries, and what may be done in each. Pure.
using Folkmoot.Channels;

namespace Folkmoot.Publishing;

internal static class PostStates
{
    /// <summary>The states in which deliveries exist and say how it stands.</summary>
    public static bool IsReleased(PostState state) => state is
        PostState.Approved or PostState.Publishing or PostState.Published or PostState.PartlyPublished or PostState.NotPublished
        or PostState.Withdrawing or PostState.Withdrawn;

    public static bool CanEdit(PostState state) => state is PostState.Draft or PostState.InReview or PostState.Returned or PostState.Approved;

    public static bool CanSubmit(PostState state) => state is PostState.Draft or PostState.Returned;

    public static bool CanDelete(PostState state) => state is PostState.Draft or PostState.Returned;

    public static bool CanWithdraw(PostState state) => state is
        PostState.InReview or PostState.Approved or PostState.Publishing or PostState.Published or PostState.PartlyPublished or PostState.NotPublished;

    /// <summary>Whether a delivery may still go out. A post that is out everywhere has nothing to send, and one that was withdrawn shall not.</summary>
    public static bool MaySend(PostState state) => state is PostState.Approved or PostState.Publishing or PostState.PartlyPublished or PostState.NotPublished;

    /// <summary>
    /// How a released post stands. It is published only when every target has it; one that failed or needs a person is never forgotten behind the others.
    /// </summary>
    /// <param name="targets">States of the deliveries of its targets; at least one.</param>
    public static PostState Of(bool withdrawn, IReadOnlyCollection<DeliveryState> targets)
    {
        if (withdrawn)
        {
            // A failed one is certainly not out; one that needs review may be.
            return targets.All(t => t is DeliveryState.Withdrawn or DeliveryState.Failed) ? PostState.Withdrawn : PostState.Withdrawing;
        }

        if (targets.All(t => t == DeliveryState.Waiting))
        {
            return PostState.Approved;
        }

        if (targets.Any(t => t is DeliveryState.Waiting or DeliveryState.Sending or DeliveryState.ByHand))
        {
            return PostState.Publishing;
        }

        var sent = targets.Count(t => t == DeliveryState.Sent);
        return sent == targets.Count ? PostState.Published
            : sent > 0 ? PostState.PartlyPublished
            : PostState.NotPublished;
    }
}
