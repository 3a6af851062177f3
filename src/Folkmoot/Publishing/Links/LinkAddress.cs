// The address under which people follow a short link.
using Folkmoot.Networks;
using Microsoft.Extensions.Options;

namespace Folkmoot.Publishing.Links;

internal sealed class LinkAddress(IOptions<NetworkOptions> options)
{
    /// <summary>Null where this house has no public https address: then a link can be made, and put into no post.</summary>
    public Uri? Root => options.Value.PublicRoot;

    public string? Of(string code) => Root is { } root ? new Uri(root, LinkRules.Prefix + code).ToString() : null;
}
