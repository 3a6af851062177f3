// What the rows of a file may name: the agency's channels, labels, campaigns and pictures, its zone and its language.
using Folkmoot.Publishing.Library;

namespace Folkmoot.Publishing.Plan.Imports;

/// <param name="Labels">Those of the agency.</param>
/// <param name="Campaigns">The open ones, by <see cref="Campaign.KeyOf"/>.</param>
/// <param name="Pictures">Those of the media library that are offered, by title in small letters.</param>
/// <param name="Zone">IANA name.</param>
internal sealed record ImportWorld(
    IReadOnlyDictionary<Guid, ChannelFacts> Channels, IReadOnlyList<string> Labels, IReadOnlyDictionary<string, Guid> Campaigns, ILookup<string, LibraryPicture> Pictures, string Zone, string Language)
{
    public string ChannelNames => string.Join(", ", Channels.Values.Where(c => c.CanSend).Select(c => c.Name));

    /// <summary>By name or handle, whatever its capitals; more than one where a name is not unique.</summary>
    public IReadOnlyList<Guid> ChannelsNamed(string name)
    {
        var named = Channels.Values.Where(c => Is(c.Name)).Select(c => c.Id).ToList();
        return named.Count > 0 ? named : [.. Channels.Values.Where(c => Is(c.Handle)).Select(c => c.Id)];

        bool Is(string own) => own.Length > 0 && own.Equals(name, StringComparison.OrdinalIgnoreCase);
    }
}
