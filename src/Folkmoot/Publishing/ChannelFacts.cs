// What Publishing needs to know of a channel to write for it.
using Folkmoot.Channels;
using Folkmoot.Networks;

namespace Folkmoot.Publishing;

/// <param name="Network">Null when this version does not know the channel's network any more.</param>
internal sealed record ChannelFacts(Guid Id, string Name, string Handle, ChannelState State, DateTimeOffset? CredentialsExpireAt, INetwork? Network)
{
    public string NetworkTitle => Network?.Title ?? Name;

    public bool CanSend => Network is { Limits.CanSend: true };
}
