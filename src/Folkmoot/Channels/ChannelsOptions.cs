// Settings of sending.
using System.ComponentModel.DataAnnotations;

namespace Folkmoot.Channels;

internal sealed class ChannelsOptions
{
    /// <summary>How long after a call was begun its effect may still be on its way, in seconds; longer than any call's time-out.</summary>
    [Range(0.1, 3_600)]
    public double SettleSeconds { get; set; } = 90;

    /// <summary>Calls to one channel that run at the same time for one group of deliveries.</summary>
    [Range(1, 64)]
    public int CallsAtOnce { get; set; } = 8;

    /// <summary>First pause of a channel that is busy, in seconds; later ones escalate from it.</summary>
    [Range(0.01, 3_600)]
    public double BackoffFirstSeconds { get; set; } = 60;
}
