// What Publishing needs to know of a channel to write for it.
using Folkmoot.Channels;
using Folkmoot.Networks;

namespace Folkmoot.Publishing;

/// <param name="Network">Null when this version does not know the channel's network any more.</param>
internal sealed record ChannelFacts(Guid Id, string Name, string Handle, ChannelState State, DateTimeOffset? CredentialsExpireAt, INetwork? Network)
{
    /// <summary>Key of the name that people know the network by; where it is not known any more, the channel's own name.</summary>
    public string NetworkTitle => Network?.Title ?? Name;

    public bool HasThreads => Network is { Limits.HasThreads: true };

    public bool CanSend => Network is { Limits.CanSend: true };
}
