// The state of a delivery, and what came of a call, as one lower-case word each, for audit actions, metrics and the ledger of attempts.
using Folkmoot.Networks;

namespace Folkmoot.Channels;

internal static class Words
{
    public static string Of(DeliveryState state) => state switch
    {
        DeliveryState.Waiting => "waiting",
        DeliveryState.Sending => "sending",
        DeliveryState.Sent => "sent",
        DeliveryState.Failed => "failed",
        DeliveryState.NeedsReview => "needs-review",
        DeliveryState.Withdrawn => "withdrawn",
        DeliveryState.ByHand => "by-hand",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Unknown state."),
    };

    public static string Of(SendOutcome outcome) => outcome switch
    {
        Sent => "sent",
        Busy => "busy",
        Refused => "refused",
        Unknown => "unknown",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Unknown outcome."),
    };
}
