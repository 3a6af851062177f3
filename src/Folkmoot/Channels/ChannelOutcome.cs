// What may come of a change to a channel.
namespace Folkmoot.Channels;

internal abstract record ChannelOutcome
{
    private ChannelOutcome()
    {
    }

    internal sealed record Done(Guid ChannelId) : ChannelOutcome;

    /// <summary>Nothing was changed.</summary>
    internal sealed record Wrong(ChannelFault Fault) : ChannelOutcome;

    /// <summary>Somebody else changed it since it was shown; nothing was changed.</summary>
    internal sealed record ChangedMeanwhile : ChannelOutcome;

    internal sealed record NotThere : ChannelOutcome;
}

internal static class ChannelOutcomeExtensions
{
    // Not a property of the record itself: its own ToString, which the exception needs, would read it and never end.
    extension(ChannelOutcome outcome)
    {
        /// <summary>The channel, for callers whose settings are known to be good (the demonstration, tests).</summary>
        /// <exception cref="InvalidOperationException">It was not done.</exception>
        public Guid Required => outcome is ChannelOutcome.Done done ? done.ChannelId : throw new InvalidOperationException($"The channel was not changed: {outcome}.");
    }
}
