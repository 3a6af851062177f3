// What an agency signs: a post as it stands on its Noticeboard, or that it was taken down. Who answers for it is the agency, never a person. Pure.
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Folkmoot.Noticeboard.Signing;

internal static class PostDocument
{
    public const string Post = "post";
    public const string Removal = "removal";

    /// <param name="version">From 1; each correction is one more.</param>
    public static byte[] OfPost(NoticeboardPost post, Guid agencyId, string agencyName, BoardLinks links, int version, DateTimeOffset? correctedAt)
    {
        var document = Begin(Post, post, agencyId, agencyName, links, version);
        if (post.Title is not null)
        {
            document["title"] = post.Title;
        }

        document["text"] = post.Text;
        document["languages"] = new JsonArray([.. post.Languages.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(l => (JsonNode)l)]);
        document["machine_assisted"] = post.MachineAssisted;
        document["images"] = new JsonArray([.. post.Images.OrderBy(i => i.Number).Select(i => new JsonObject
        {
            ["alt"] = i.AltText,
            ["sha256"] = i.Image.Sha256,
            ["type"] = i.Image.MediaType,
            ["url"] = links.Url(new PageAddress.Image(i.Image.Sha256)),
        })]);
        if (correctedAt is { } at)
        {
            document["corrected_at"] = FeedContent.Instant(at);
        }

        return CanonicalJson.Write(document);
    }

    /// <param name="removed">SHA-256 of the document that no longer holds; null where the post was never signed.</param>
    public static byte[] OfRemoval(
        NoticeboardPost post, Guid agencyId, string agencyName, BoardLinks links, int version, DateTimeOffset removedAt, string? removed)
    {
        var document = Begin(Removal, post, agencyId, agencyName, links, version);
        document["removed_at"] = FeedContent.Instant(removedAt);
        if (removed is not null)
        {
            document["removed_sha256"] = removed;
        }

        return CanonicalJson.Write(document);
    }

    private static JsonObject Begin(string type, NoticeboardPost post, Guid agencyId, string agencyName, BoardLinks links, int version) => new()
    {
        ["type"] = type,
        ["id"] = FeedContent.Id(post.Id),
        ["url"] = links.Url(new PageAddress.Post(null, post.Id)),
        ["agency"] = new JsonObject { ["id"] = FeedContent.Id(agencyId), ["name"] = agencyName, ["url"] = links.Home },
        ["responsible"] = agencyName,
        ["published_at"] = FeedContent.Instant(post.PublishedAt),
        ["version"] = version,
    };
}

/// <summary>What a reader is told of a document.</summary>
public sealed record DocumentFacts(string Type, string Id, string Url, string AgencyId, string AgencyName, int Version, string PublishedAt, string? Text)
{
    /// <summary>Null where it is no document of this kind.</summary>
    public static DocumentFacts? TryRead(ReadOnlyMemory<byte> canonical)
    {
        using var document = JsonDocument.Parse(canonical);
        var root = document.RootElement;
        return root.Text("type") is PostDocument.Post or PostDocument.Removal && root.Text("id") is { } id && root.Text("url") is { } url
            && root.Member("agency") is { } agency && agency.Text("id") is { } agencyId && agency.Text("name") is { } agencyName
            && root.Whole("version") is { } version && root.Text("published_at") is { } publishedAt
                ? new(root.Text("type")!, id, url, agencyId, agencyName, version, publishedAt, root.Text("text"))
                : null;
    }

    /// <summary>The post's id in the house that it says it comes from.</summary>
    public Guid? PostId => Id.StartsWith("urn:uuid:", StringComparison.Ordinal) && Guid.TryParse(Id["urn:uuid:".Length..], out var id) ? id : null;
}
