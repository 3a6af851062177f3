// How states look: their words and tones.
using Folkmoot.Channels;
using Folkmoot.Web.Components;

namespace Folkmoot.Publishing;

internal static class Looks
{
    public static string TextKey(PostState state) => $"publishing.state.{state}";

    public static string TextKey(DeliveryState state) => $"publishing.delivery.{state}";

    public static Tone Of(PostState state) => state switch
    {
        PostState.Draft => Tone.Neutral,
        PostState.InReview => Tone.Waiting,
        PostState.Returned => Tone.Warning,
        PostState.Approved or PostState.Publishing => Tone.Info,
        PostState.Published => Tone.Success,
        PostState.PartlyPublished => Tone.Warning,
        PostState.NotPublished => Tone.Error,
        PostState.Withdrawing => Tone.Warning,
        PostState.Withdrawn => Tone.Neutral,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Unknown state."),
    };

    public static Tone Of(DeliveryState state) => state switch
    {
        DeliveryState.Waiting => Tone.Waiting,
        DeliveryState.Sending => Tone.Info,
        DeliveryState.Sent => Tone.Success,
        DeliveryState.Failed => Tone.Error,
        DeliveryState.NeedsReview => Tone.Warning,
        DeliveryState.Withdrawn => Tone.Neutral,
        DeliveryState.ByHand => Tone.Warning,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Unknown state."),
    };
}
