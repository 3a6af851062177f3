// How other servers find a Noticeboard by its handle (WebFinger, RFC 7033), learn what runs here (NodeInfo 2.1), and how many follow it.
using System.Text;
using System.Text.Json.Nodes;
using Folkmoot.Networks.ActivityPub;
using Folkmoot.Storage;
using Folkmoot.Web;
using Microsoft.EntityFrameworkCore;

namespace Folkmoot.Noticeboard.Federation;

internal static class Discovery
{
    private const string NodeInfoType = "application/json; profile=\"http://nodeinfo.diaspora.software/ns/schema/2.1#\"";
    private const string NodeInfoSchema = "http://nodeinfo.diaspora.software/ns/schema/2.1";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/.well-known/webfinger", WebFingerAsync).OpenToAll("where an agency's Noticeboard can be followed").ShortCircuit();
        routes.MapGet("/.well-known/nodeinfo", NodeInfoLinksAsync).OpenToAll("which protocols this site speaks").ShortCircuit();
        routes.MapGet("/nodeinfo/2.1", NodeInfoAsync).OpenToAll("which protocols this site speaks").ShortCircuit();
        routes.MapGet(BoardLinks.Prefix + "{slug}/followers", FollowersAsync).OpenToAll("how many follow the Noticeboard").ShortCircuit();
    }

    /// <summary>The part before the @ of a handle on this server, or of an address here; null where it names nobody here.</summary>
    internal static string? SlugOf(string resource, string root)
    {
        var server = new Uri(root).Authority;
        if (resource.StartsWith("acct:", StringComparison.OrdinalIgnoreCase))
        {
            var parts = resource["acct:".Length..].TrimStart('@').Split('@');
            return parts is [{ Length: > 0 } user, var at] && at.Equals(server, StringComparison.OrdinalIgnoreCase) ? user.ToLowerInvariant() : null;
        }

        var start = root + BoardLinks.Prefix;
        if (!resource.StartsWith(start, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var rest = resource[start.Length..];
        var slug = rest.EndsWith("/actor", StringComparison.Ordinal) ? rest[..^"/actor".Length] : rest;
        return slug.Length > 0 && !slug.Contains('/', StringComparison.Ordinal) ? slug : null;
    }

    private static async Task WebFingerAsync(HttpContext context, StoreDb db, PublicAddress address)
    {
        if (context.Request.Query["resource"] is not [{ Length: > 0 } resource])
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        // Whoever asks has no agency: the handle says whose Noticeboard is meant.
        if (SlugOf(resource, address.Root) is not { } slug || !await db.FederatedActors.IgnoreQueryFilters()
            .Join(db.Agencies.Where(a => a.Slug == slug), f => f.AgencyId, a => a.Id, (f, _) => f).AnyAsync(f => f.IsOn, context.RequestAborted))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var links = new ActorLinks(address.Root, slug);
        await WriteAsync(context, OwnDocuments.WebFinger($"acct:{slug}@{links.Server}", links.Actor, links.Home), "application/jrd+json");
    }

    private static Task NodeInfoLinksAsync(HttpContext context, PublicAddress address) => WriteAsync(
        context, new JsonObject { ["links"] = new JsonArray(new JsonObject { ["rel"] = NodeInfoSchema, ["href"] = address.Root + "/nodeinfo/2.1" }) }, "application/json");

    private static async Task NodeInfoAsync(HttpContext context, StoreDb db) => await WriteAsync(context, new JsonObject
    {
        ["version"] = "2.1",
        ["software"] = new JsonObject { ["name"] = "folkmoot", ["version"] = typeof(Discovery).Assembly.GetName().Version?.ToString(3) ?? "0.0.0" },
        ["protocols"] = new JsonArray("activitypub"),
        ["services"] = new JsonObject { ["inbound"] = new JsonArray(), ["outbound"] = new JsonArray() },
        ["openRegistrations"] = false,
        // Agencies of this installation that can be followed: no more is anybody's business.
        ["usage"] = new JsonObject { ["users"] = new JsonObject { ["total"] = await db.FederatedActors.IgnoreQueryFilters().CountAsync(a => a.IsOn, context.RequestAborted) } },
        ["metadata"] = new JsonObject(),
    }, NodeInfoType);

    /// <summary>How many, and not who: following a government is nobody else's business.</summary>
    private static async Task FollowersAsync(string slug, HttpContext context, StoreDb db, PublicAddress address)
    {
        // Whoever asks has no agency: the address says whose followers are meant.
        var agencyId = await db.FederatedActors.IgnoreQueryFilters().Join(db.Agencies.Where(a => a.Slug == slug), f => f.AgencyId, a => a.Id, (f, _) => f.AgencyId).SingleOrDefaultAsync(context.RequestAborted);
        if (agencyId == Guid.Empty)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var count = await db.Followers.IgnoreQueryFilters().CountAsync(f => f.AgencyId == agencyId, context.RequestAborted);
        await WriteAsync(context, OwnDocuments.Collection(new ActorLinks(address.Root, slug).Followers, count, null), ActivityPubClient.MediaType);
    }

    private static Task WriteAsync(HttpContext context, JsonObject document, string mediaType)
    {
        var bytes = Encoding.UTF8.GetBytes(OwnDocuments.Write(document));
        context.Response.ContentType = mediaType;
        context.Response.ContentLength = bytes.Length;
        context.Response.Headers.CacheControl = "public, max-age=60";
        context.Response.Headers.AccessControlAllowOrigin = "*";
        return context.Response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }
}
