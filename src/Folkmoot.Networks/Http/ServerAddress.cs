// Reads the address of a server that an account is at, as a person entered it.
namespace Folkmoot.Networks.Http;

internal static class ServerAddress
{
    /// <summary>The server's root, ending in a slash; or null, and whether only the missing encryption is wrong.</summary>
    public static Uri? Read(string entered, NetworkOptions options, out bool plain)
    {
        plain = false;
        var text = entered.Trim();
        text = text.Length > 0 && !text.Contains("://", StringComparison.Ordinal) ? "https://" + text : text;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http")
            || address.UserInfo.Length > 0 || address.PathAndQuery != "/" || address.Fragment.Length > 0 || !address.Host.Contains('.', StringComparison.Ordinal))
        {
            return null;
        }

        plain = address.Scheme == "http" && !options.MayBePrivate(address.Host, address.Port);
        return plain ? null : address;
    }
}
