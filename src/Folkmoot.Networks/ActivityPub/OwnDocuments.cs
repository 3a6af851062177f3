// Writes what we say about ourselves in ActivityStreams 2.0: the actor, its posts, and what it does. Pure.
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace Folkmoot.Networks.ActivityPub;

/// <param name="Id">The address of the actor; those of its parts lie beside it.</param>
/// <param name="User">The part of its handle before the @.</param>
/// <param name="Home">The page for people.</param>
public sealed record OwnActor(
    string Id, string User, string Name, string Summary, string Home, string Inbox, string Outbox, string Followers, string KeyId, string PublicKeyPem, DateTimeOffset Since);

/// <param name="Html">As its page has it.</param>
/// <param name="Language">BCP 47 tag; null where it is not known.</param>
/// <param name="To">Whom it is for, besides those in <paramref name="Cc"/>.</param>
public sealed record OwnNote(
    string Id, string Actor, string Html, string? Language, DateTimeOffset Published, DateTimeOffset? Updated, IReadOnlyList<OwnAttachment> Attachments,
    IReadOnlyList<OwnTag> Tags, IReadOnlyList<string> To, IReadOnlyList<string> Cc, string? InReplyTo = null);

public sealed record OwnAttachment(string Url, string MediaType, string AltText, int Width, int Height);

/// <param name="Type"><c>Hashtag</c> or <c>Mention</c>.</param>
public sealed record OwnTag(string Type, string Href, string Name);

public static class OwnDocuments
{
    public const string Everybody = "https://www.w3.org/ns/activitystreams#Public";

    private const string Streams = "https://www.w3.org/ns/activitystreams";
    private const string Security = "https://w3id.org/security/v1";

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string Write(JsonObject document) => document.ToJsonString(Readable);

    public static JsonObject Actor(OwnActor actor) => new()
    {
        ["@context"] = new JsonArray(Streams, Security, new JsonObject
        {
            ["toot"] = "http://joinmastodon.org/ns#",
            ["discoverable"] = "toot:discoverable",
            ["manuallyApprovesFollowers"] = "as:manuallyApprovesFollowers",
        }),
        ["id"] = actor.Id,
        ["type"] = "Organization",
        ["preferredUsername"] = actor.User,
        ["name"] = actor.Name,
        ["summary"] = actor.Summary,
        ["url"] = actor.Home,
        ["inbox"] = actor.Inbox,
        ["outbox"] = actor.Outbox,
        ["followers"] = actor.Followers,
        ["published"] = Instant(actor.Since),
        ["discoverable"] = true,
        ["manuallyApprovesFollowers"] = false,
        ["publicKey"] = new JsonObject { ["id"] = actor.KeyId, ["owner"] = actor.Id, ["publicKeyPem"] = actor.PublicKeyPem },
    };

    /// <summary>A post by itself, as its address answers.</summary>
    public static JsonObject Note(OwnNote note) => WithContext(Body(note));

    public static JsonObject Create(OwnNote note) => Activity("Create", note.Id + "#create", note.Actor, Body(note), note.To, note.Cc, note.Published);

    /// <param name="version">Grows with each change, so that no two have the same id.</param>
    public static JsonObject Update(OwnNote note, int version) =>
        Activity("Update", string.Create(CultureInfo.InvariantCulture, $"{note.Id}#update-{version}"), note.Actor, Body(note), note.To, note.Cc, note.Updated ?? note.Published);

    public static JsonObject Delete(string id, string actor, DateTimeOffset published, DateTimeOffset at, IReadOnlyList<string> to, IReadOnlyList<string> cc) =>
        Activity("Delete", id + "#delete", actor, Bare(id, published, at), to, cc, at);

    /// <summary>What stands at the address of a post that was taken back.</summary>
    public static JsonObject Tombstone(string id, DateTimeOffset published, DateTimeOffset at) => WithContext(Bare(id, published, at));

    /// <param name="id">Of the answer.</param>
    /// <param name="followId">Of the request; null where it had none.</param>
    public static JsonObject Accept(string id, string actor, string follower, string? followId) =>
        Activity("Accept", id, actor, Follow(actor, follower, followId), [follower], [], null);

    public static JsonObject Reject(string id, string actor, string follower, string? followId) =>
        Activity("Reject", id, actor, Follow(actor, follower, followId), [follower], [], null);

    public static JsonObject Collection(string id, int count, string? first) => Ordered(new JsonObject
    {
        ["id"] = id,
        ["type"] = "OrderedCollection",
        ["totalItems"] = count,
    }, "first", first);

    public static JsonObject Page(string id, string partOf, IEnumerable<JsonObject> items, string? next, string? previous) => Ordered(Ordered(new JsonObject
    {
        ["id"] = id,
        ["type"] = "OrderedCollectionPage",
        ["partOf"] = partOf,
        ["orderedItems"] = new JsonArray([.. items.Select(item => { item.Remove("@context"); return (JsonNode)item; })]),
    }, "next", next), "prev", previous);

    /// <summary>WebFinger (RFC 7033).</summary>
    public static JsonObject WebFinger(string subject, string actor, string home) => new()
    {
        ["subject"] = subject,
        ["aliases"] = new JsonArray(actor, home),
        ["links"] = new JsonArray(
            new JsonObject { ["rel"] = "self", ["type"] = ActivityPubClient.MediaType, ["href"] = actor },
            new JsonObject { ["rel"] = "http://webfinger.net/rel/profile-page", ["type"] = "text/html", ["href"] = home }),
    };

    private static JsonObject Body(OwnNote note)
    {
        var body = new JsonObject
        {
            ["id"] = note.Id,
            ["type"] = "Note",
            ["attributedTo"] = note.Actor,
            ["content"] = note.Html,
            ["published"] = Instant(note.Published),
            ["url"] = note.Id,
            ["to"] = List(note.To),
            ["cc"] = List(note.Cc),
            ["sensitive"] = false,
        };
        if (note.Language is { } language)
        {
            body["contentMap"] = new JsonObject { [language] = note.Html };
        }

        if (note.Updated is { } updated)
        {
            body["updated"] = Instant(updated);
        }

        if (note.InReplyTo is { } question)
        {
            body["inReplyTo"] = question;
        }

        body["attachment"] = new JsonArray([.. note.Attachments.Select(a => (JsonNode)new JsonObject
        {
            ["type"] = "Image",
            ["mediaType"] = a.MediaType,
            ["url"] = a.Url,
            ["name"] = a.AltText,
            ["width"] = a.Width,
            ["height"] = a.Height,
        })]);
        body["tag"] = new JsonArray([.. note.Tags.Select(t => (JsonNode)new JsonObject { ["type"] = t.Type, ["href"] = t.Href, ["name"] = t.Name })]);
        return body;
    }

    private static JsonObject Bare(string id, DateTimeOffset published, DateTimeOffset at) =>
        new() { ["id"] = id, ["type"] = "Tombstone", ["formerType"] = "Note", ["published"] = Instant(published), ["deleted"] = Instant(at) };

    private static JsonObject Activity(
        string type, string id, string actor, JsonNode what, IReadOnlyList<string> to, IReadOnlyList<string> cc, DateTimeOffset? at)
    {
        var activity = WithContext(new JsonObject { ["id"] = id, ["type"] = type, ["actor"] = actor });
        if (at is { } instant)
        {
            activity["published"] = Instant(instant);
        }

        activity["to"] = List(to);
        activity["cc"] = List(cc);
        activity["object"] = what;
        return activity;
    }

    private static JsonObject Follow(string actor, string follower, string? followId)
    {
        var follow = new JsonObject { ["type"] = "Follow", ["actor"] = follower, ["object"] = actor };
        if (followId is not null)
        {
            follow["id"] = followId;
        }

        return follow;
    }

    /// <summary>Only the context that every server knows by heart, and what it lacks written out: nobody has to fetch anything to read this.</summary>
    private static JsonObject WithContext(JsonObject document)
    {
        document.Insert(0, "@context", new JsonArray(Streams, new JsonObject { ["Hashtag"] = "as:Hashtag", ["sensitive"] = "as:sensitive" }));
        return document;
    }

    private static JsonObject Ordered(JsonObject document, string name, string? address)
    {
        if (!document.ContainsKey("@context"))
        {
            document.Insert(0, "@context", Streams);
        }

        if (address is not null)
        {
            document[name] = address;
        }

        return document;
    }

    private static JsonArray List(IReadOnlyList<string> addresses) => [.. addresses.Select(a => (JsonNode)a)];

    private static string Instant(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
