// What the forms of the page of the posting policy share.
using Folkmoot.Publishing.Policies;

namespace Folkmoot.Publishing.Pages;

public sealed class PolicyModel
{
    internal PolicyModel(HeldPolicy policy, IReadOnlyDictionary<Guid, ChannelFacts> channels) => (Policy, Channels) = (policy, channels);

    internal HeldPolicy Policy { get; }

    internal IReadOnlyDictionary<Guid, ChannelFacts> Channels { get; }
}
