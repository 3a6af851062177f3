// Takes an address of the AT protocol apart: at://did:plc:abc/app.bsky.feed.post/3k2y….
namespace Folkmoot.Networks.Bluesky;

internal sealed record RecordAddress(string Did, string Collection, string Key)
{
    public static RecordAddress? Parse(string uri) =>
        uri.StartsWith("at://", StringComparison.Ordinal)
        && uri["at://".Length..].Split('/') is [{ Length: > 0 } did, { Length: > 0 } collection, { Length: > 0 } key]
            ? new(did, collection, key)
            : null;

    /// <summary>Where a person can see it.</summary>
    public string PageOf(string handle) => $"https://bsky.app/profile/{handle}/post/{Key}";

    public override string ToString() => $"at://{Did}/{Collection}/{Key}";
}
