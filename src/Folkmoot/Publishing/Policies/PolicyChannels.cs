// How a policy file names an agency's channels: by name, or by id where several have the same. Pure.
namespace Folkmoot.Publishing.Policies;

internal static class PolicyChannels
{
    /// <summary>The stored id of a name or id in a file; null where no channel has it, or more than one.</summary>
    public static Func<string, string?> IdOf(IReadOnlyDictionary<Guid, ChannelFacts> channels) => name =>
        Guid.TryParse(name, out var id) && channels.ContainsKey(id) ? id.ToString()
        : channels.Values.Where(c => string.Equals(c.Name, name, StringComparison.OrdinalIgnoreCase)).ToList() is [var one] ? one.Id.ToString()
        : null;

    /// <summary>The name to write for a stored id.</summary>
    public static Func<string, string> NameOf(IReadOnlyDictionary<Guid, ChannelFacts> channels) => stored =>
        Guid.TryParse(stored, out var id) && channels.TryGetValue(id, out var channel) && IdOf(channels)(channel.Name) == stored ? channel.Name : stored;
}
