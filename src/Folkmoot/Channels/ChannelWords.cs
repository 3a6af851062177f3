// How a channel's and a delivery's state are named and coloured for people. Pure.
using Folkmoot.Web.Components;

namespace Folkmoot.Channels;

internal static class ChannelWords
{
    public static string StateKey(Channel channel, DateTimeOffset now) => channel.State switch
    {
        ChannelState.NeedsReconnect => "channels.state.reconnect",
        ChannelState.Off => "channels.state.off",
        _ => channel.PausedUntil > now ? "channels.state.resting" : "channels.state.connected",
    };

    public static Tone ToneOf(Channel channel, DateTimeOffset now) => channel.State switch
    {
        ChannelState.NeedsReconnect => Tone.Error,
        ChannelState.Off => Tone.Neutral,
        _ => channel.PausedUntil > now ? Tone.Warning : Tone.Success,
    };

    public static string StateKey(DeliveryState state) => "channels.delivery." + Words.Of(state);

    public static Tone ToneOf(DeliveryState state) => state switch
    {
        DeliveryState.Sent => Tone.Success,
        DeliveryState.Failed or DeliveryState.NeedsReview => Tone.Error,
        DeliveryState.Withdrawn => Tone.Neutral,
        DeliveryState.ByHand => Tone.Warning,
        _ => Tone.Waiting,
    };
}
