// A person, group or program on another server, as its own document says.
using System.Text.Json;
using Folkmoot.Networks.Http;

namespace Folkmoot.Networks.ActivityPub;

/// <param name="Inbox">Where it gets what is meant for it; on its own server.</param>
/// <param name="SharedInbox">Where its server gets one copy for all of its people; null where it has none.</param>
/// <param name="Handle"><c>name@server</c>.</param>
/// <param name="Keys">The keys that it says are its own.</param>
public sealed record ForeignActor(string Id, string Inbox, string? SharedInbox, string Handle, string Name, string? Url, IReadOnlyList<ForeignKey> Keys)
{
    private const int NameMax = 200;

    private static readonly string[] Types = ["Person", "Service", "Application", "Group", "Organization"];

    /// <summary>Null where it is none, or one whose parts lie on different servers: nobody may have us write to a third.</summary>
    internal static ForeignActor? Read(JsonElement document, NetworkOptions options)
    {
        var id = ForeignJson.IdOf(document);
        if (ForeignIds.Read(id, options) is not { } address || !ForeignJson.Is(document, Types)
            || ForeignIds.Read(ForeignJson.Id(document, "inbox"), options) is not { } inbox || !ForeignIds.SameOrigin(address, inbox))
        {
            return null;
        }

        var shared = ForeignJson.Member(document, "endpoints") is { } endpoints ? ForeignJson.Id(endpoints, "sharedInbox") : null;
        var server = ForeignIds.ServerOf(address);
        var user = Words.Clean(ForeignJson.Text(document, "preferredUsername"), NameMax / 2);
        var handle = user.Length > 0 ? $"{user}@{server}" : server;
        var name = Words.Clean(ForeignJson.Text(document, "name"), NameMax);
        return new(
            id!,
            ForeignJson.Id(document, "inbox")!,
            ForeignIds.Read(shared, options) is { } all && ForeignIds.SameOrigin(address, all) ? shared : null,
            handle.Length <= NameMax ? handle : handle[..NameMax],
            name.Length > 0 ? name : handle,
            ForeignIds.Read(ForeignJson.Id(document, "url"), options)?.AbsoluteUri,
            [.. ForeignJson.Each(document, "publicKey").Select(ForeignKey.Read).OfType<ForeignKey>().Where(k => k.Owner == id)]);
    }
}

public sealed record ForeignKey(string Id, string Owner, string Pem)
{
    private const int PemMax = 10_000;

    internal static ForeignKey? Read(JsonElement key) =>
        ForeignJson.IdOf(key) is { } id && ForeignJson.Id(key, "owner") is { } owner && ForeignJson.Text(key, "publicKeyPem") is { Length: <= PemMax } pem
            ? new(id, owner, pem) : null;
}
