// Which addresses of other servers are taken as names: of people, keys, notes. Pure.
namespace Folkmoot.Networks.ActivityPub;

public static class ForeignIds
{
    /// <summary>Longest that is stored, in UTF-16 units.</summary>
    public const int Max = 450;

    /// <summary>
    /// Null where it is none: only https, without name and password, to a named host. Plain http and a host inside the house only where
    /// <see cref="NetworkOptions.AllowPrivateAddresses"/> names it.
    /// </summary>
    public static Uri? Read(string? id, NetworkOptions options)
    {
        if (id is not { Length: > 0 and <= Max } || id.AsSpan().IndexOfAnyInRange('\0', ' ') >= 0 || !Uri.TryCreate(id, UriKind.Absolute, out var address)
            || address.Scheme is not ("https" or "http") || address.UserInfo.Length > 0)
        {
            return null;
        }

        var inHouse = options.MayBePrivate(address.Host, address.Port);
        return inHouse || (address.Scheme == "https" && address.HostNameType == UriHostNameType.Dns && address.Host.Contains('.', StringComparison.Ordinal)) ? address : null;
    }

    /// <summary>Scheme, host and port: who answers for the one answers for the other.</summary>
    public static bool SameOrigin(Uri one, Uri other) =>
        one.Scheme == other.Scheme && one.IdnHost.Equals(other.IdnHost, StringComparison.OrdinalIgnoreCase) && one.Port == other.Port;

    /// <summary>The server's name, with its port where that is not the usual one.</summary>
    public static string ServerOf(Uri address) => address.IsDefaultPort ? address.IdnHost.ToLowerInvariant() : $"{address.IdnHost.ToLowerInvariant()}:{address.Port}";
}
