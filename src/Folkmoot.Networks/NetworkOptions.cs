// How Folkmoot speaks to the outside: what it may reach, how long it waits, how much it takes.
using System.ComponentModel.DataAnnotations;

namespace Folkmoot.Networks;

/// <summary>Options of every outgoing call. The defaults are right for the open internet.</summary>
public sealed class NetworkOptions
{
    /// <summary>
    /// Addresses that may be private: <c>host:port</c> each, or <c>all</c>. Everything else that resolves to a loopback, private or
    /// otherwise special address is refused. For a server of one's own in the house, the training network, and tests.
    /// </summary>
    public IList<string> AllowPrivateAddresses { get; init; } = [];

    /// <summary>Longest wait for one call, from the connection to the last byte of the answer.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:05:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Longest wait for a call that carries an image.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:10:00")]
    public TimeSpan UploadTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Largest answer that is read, after decompression.</summary>
    [Range(1024, 64 * 1024 * 1024)]
    public int ResponseBytesMax { get; set; } = 4 * 1024 * 1024;

    /// <summary>Where the open internet reaches this installation (setting <c>PublicUrl</c>), for networks that fetch images; null where it does not.</summary>
    public Uri? PublicRoot { get; set; }

    /// <summary>How we name ourselves: product, version and where to read about it.</summary>
    [Required]
    public string UserAgent { get; set; } = $"Folkmoot/{typeof(NetworkOptions).Assembly.GetName().Version?.ToString(3)} (government communications desk)";

    internal bool MayBePrivate(string host, int port)
    {
        var bare = host.Trim('[', ']');
        return AllowPrivateAddresses.Any(allowed =>
            allowed.Equals("all", StringComparison.OrdinalIgnoreCase)
            || allowed.Equals($"{bare}:{port}", StringComparison.OrdinalIgnoreCase)
            || allowed.Equals($"[{bare}]:{port}", StringComparison.OrdinalIgnoreCase));
    }
}
