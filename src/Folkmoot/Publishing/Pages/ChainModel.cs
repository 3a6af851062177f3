// What the forms of the page of approval chains share.
using Folkmoot.Publishing.Chains;
using Folkmoot.Web.Components;

namespace Folkmoot.Publishing.Pages;

public sealed class ChainModel
{
    internal ChainModel(HeldChains held, IReadOnlyDictionary<Guid, ChannelFacts> channels, IReadOnlyDictionary<Guid, string> names, Circle circle) =>
        (Held, Channels, Names, Circle) = (held, channels, names, circle);

    internal HeldChains Held { get; }

    internal IReadOnlyDictionary<Guid, ChannelFacts> Channels { get; }

    internal IReadOnlyDictionary<Guid, string> Names { get; }

    internal Circle Circle { get; }

    /// <summary>Whoever may approve posts, by name.</summary>
    internal IReadOnlyList<Choice> People => [.. Names.Where(n => Circle.Approvers.ContainsKey(n.Key)).OrderBy(n => n.Value, StringComparer.CurrentCulture).Select(n => new Choice(n.Key.ToString(), n.Value))];

    internal string ChannelName(Guid id) => Channels.GetValueOrDefault(id)?.Name ?? id.ToString();
}
