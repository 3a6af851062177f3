// Addresses as this module keeps them: truncated, because a place is all that is needed.
using System.Net;
using System.Net.Sockets;

namespace Folkmoot.Accounts.SignIn;

internal static class AddressName
{
    private const int V6KeptBytes = 6;
    private const int V6NetworkBytes = 8;

    /// <summary>The first three parts of an IPv4 address, the first 48 bits of an IPv6 address.</summary>
    public static string Truncated(IPAddress? address) => Plain(address) switch
    {
        null => "",
        { AddressFamily: AddressFamily.InterNetwork } v4 => Cut(v4, 3),
        var v6 => Cut(v6, V6KeptBytes),
    };

    /// <summary>Who counts as one: an IPv4 address, or the /64 that one IPv6 subscriber has to himself.</summary>
    public static string Network(IPAddress? address) => Plain(address) switch
    {
        null => "",
        { AddressFamily: AddressFamily.InterNetwork } v4 => v4.ToString(),
        var v6 => Cut(v6, V6NetworkBytes),
    };

    private static IPAddress? Plain(IPAddress? address) => address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;

    private static string Cut(IPAddress address, int keep)
    {
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(keep).Clear();
        return new IPAddress(bytes).ToString();
    }
}
