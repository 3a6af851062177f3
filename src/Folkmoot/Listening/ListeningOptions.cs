// Settings of listening.
using System.ComponentModel.DataAnnotations;

namespace Folkmoot.Listening;

internal sealed class ListeningOptions
{
    /// <summary>Seconds between two rounds over the channels on which people answer us.</summary>
    [Range(1, 3_600)]
    public double PollSeconds { get; set; } = 5;

    /// <summary>Seconds between two reads of a feed, which belongs to somebody else and changes rarely.</summary>
    [Range(1, 86_400)]
    public double FeedPollSeconds { get; set; } = 300;

    /// <summary>Days for which the raw record of a mention is kept beside it.</summary>
    [Range(1, 3_650)]
    public int KeepRawDays { get; set; } = 30;
}
