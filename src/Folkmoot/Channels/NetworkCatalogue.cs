// The networks that this installation knows, by name.
using Folkmoot.Networks;

namespace Folkmoot.Channels;

internal sealed class NetworkCatalogue(IEnumerable<INetwork> networks)
{
    private readonly Dictionary<string, INetwork> _byName = networks.ToDictionary(n => n.Name, StringComparer.Ordinal);

    public IEnumerable<INetwork> All => _byName.Values;

    /// <summary>Those that a person connects: a network that asks for nothing is connected by its own module.</summary>
    public IEnumerable<INetwork> Connectable => All.Where(n => n.Settings.Count > 0);

    public INetwork? Find(string name) => _byName.GetValueOrDefault(name);

    /// <exception cref="InvalidOperationException">This version does not know it.</exception>
    public INetwork this[string name] => Find(name) ?? throw new InvalidOperationException($"This version knows no network named {name}.");
}
