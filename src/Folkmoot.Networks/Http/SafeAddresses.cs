// Which IP addresses lie on the open internet; everything else is refused, so that no account's settings can aim us at our own house.
using System.Net;
using System.Net.Sockets;

namespace Folkmoot.Networks.Http;

/// <summary>
/// The special-purpose registries of IANA (RFC 6890 and its updates, read November 2026): an address in none of these blocks is public.
/// IPv6 is an allow-list: only global unicast, and of that none of the forms that carry an IPv4 address inside.
/// </summary>
internal static class SafeAddresses
{
    private static readonly IPNetwork[] SpecialIPv4 =
    [
        IPNetwork.Parse("0.0.0.0/8"),
        IPNetwork.Parse("10.0.0.0/8"),
        IPNetwork.Parse("100.64.0.0/10"),
        IPNetwork.Parse("127.0.0.0/8"),
        IPNetwork.Parse("169.254.0.0/16"),
        IPNetwork.Parse("172.16.0.0/12"),
        IPNetwork.Parse("192.0.0.0/24"),
        IPNetwork.Parse("192.0.2.0/24"),
        IPNetwork.Parse("192.88.99.0/24"),
        IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("198.18.0.0/15"),
        IPNetwork.Parse("198.51.100.0/24"),
        IPNetwork.Parse("203.0.113.0/24"),
        IPNetwork.Parse("224.0.0.0/4"),
        IPNetwork.Parse("240.0.0.0/4"),
    ];

    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    // Protocol assignments with Teredo and ORCHID, documentation, 6to4, documentation again. Mapped, NAT64, unique local,
    // link-local, site-local and multicast addresses lie outside 2000::/3.
    private static readonly IPNetwork[] SpecialIPv6 =
    [
        IPNetwork.Parse("2001::/23"),
        IPNetwork.Parse("2001:db8::/32"),
        IPNetwork.Parse("2002::/16"),
        IPNetwork.Parse("3fff::/20"),
    ];

    public static bool IsPublic(IPAddress address) => address.AddressFamily switch
    {
        AddressFamily.InterNetwork => !Array.Exists(SpecialIPv4, block => block.Contains(address)),
        AddressFamily.InterNetworkV6 => !address.IsIPv4MappedToIPv6
            && address.ScopeId == 0
            && GlobalUnicast.Contains(address)
            && !Array.Exists(SpecialIPv6, block => block.Contains(address)),
        _ => false,
    };
}
