namespace Folkmoot.Networks.ActivityPub;

/// <summary>A request as it came in, before anything of it is believed.</summary>
/// <param name="Address">Where it was sent to, as the public knows this server: what a proxy in between made of host and scheme does not count.</param>
/// <param name="Headers">By name without case; a header that came several times is joined by commas.</param>
public sealed record ReceivedRequest(string Method, Uri Address, IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Body)
{
    internal string? this[string header] => Headers.TryGetValue(header, out var value) ? value.Trim() : null;
}

/// <summary>What is wrong with a signed request.</summary>
public enum SignatureFault
{
    None,
    Missing,
    Unreadable,

    /// <summary>It leaves out a part of the request that must be signed.</summary>
    Incomplete,

    Stale,

    /// <summary>The body is not the one that was signed.</summary>
    Tampered,
}
