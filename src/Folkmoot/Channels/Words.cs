// The state of a delivery as one lower-case word, for audit actions and metrics.
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
}
