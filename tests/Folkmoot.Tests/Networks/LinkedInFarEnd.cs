// A server of LinkedIn's interface for tests: consent, roles on pages, images, and posts in the "little" format, each checked as the real ones do.
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Folkmoot.Networks;
using Folkmoot.Networks.Sandbox;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Folkmoot.Tests.Networks;

internal sealed partial class LinkedInFarEnd : FarEnd
{
    public const string Organization = "5583111";
    public const string Token = "AQXtoken_1-2";
    public const string ClientId = "86client";
    public const string ClientSecret = "WPL.secret==";

    private const string Urn = "urn:li:organization:" + Organization;

    private readonly Dictionary<string, string> _codes = [];
    private readonly Dictionary<string, bool> _images = [];
    private int _ids = 7000;

    /// <summary>Posts, oldest first; <c>shown</c>, what a reader sees, is ours.</summary>
    public List<JsonObject> Posts { get; } = [];

    /// <summary>Pages on which the person has a role.</summary>
    public Dictionary<string, string> Roles { get; } = new() { [Organization] = "ADMINISTRATOR" };

    public string Version { get; set; } = "202607";

    public string Scope { get; set; } = "r_organization_admin,r_organization_social,w_organization_social";

    public bool GivesRefreshTokens { get; set; }

    /// <summary>Where images are to be sent; null for a place of its own.</summary>
    public string? UploadPlace { get; set; }

    protected override string Operation(string method, string path) => (method, path) switch
    {
        ("POST", "/rest/posts") => "post",
        ("GET", "/rest/posts") => "find",
        ("POST", "/rest/images") => "upload",
        ("POST", _) when path.StartsWith("/rest/posts/", StringComparison.Ordinal) => "edit",
        _ => path,
    };

    protected override SandboxAnswer Answer(HttpContext context, string method, string path, byte[] body)
    {
        if (path.StartsWith("/oauth/v2/", StringComparison.Ordinal))
        {
            return path.EndsWith("authorization", StringComparison.Ordinal) ? Ask(context) : Exchange(QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body)).ToDictionary(f => f.Key, f => f.Value.ToString()));
        }

        var headers = context.Request.Headers;
        if (headers.Authorization != "Bearer " + Token)
        {
            return Error(401, "INVALID_ACCESS_TOKEN", "Invalid access token");
        }

        if (path.StartsWith("/images/", StringComparison.Ordinal))
        {
            return Take(path[8..], context.Request.ContentType, body);
        }

        if (headers["LinkedIn-Version"] != Version)
        {
            return Error(426, "NONEXISTENT_VERSION", $"Requested version {headers["LinkedIn-Version"]} is not active");
        }

        return headers["X-Restli-Protocol-Version"] != "2.0.0" ? Error(400, "BAD", "Protocol version") : (method, path) switch
        {
            ("GET", "/rest/organizationAcls") => RoleList(context.Request.Query),
            ("GET", "/rest/organizationsLookup") => Names(context.Request.Query["ids"].ToString()),
            ("POST", "/rest/images") when context.Request.Query["action"] == "initializeUpload" && (string?)JsonNode.Parse(body)!["initializeUploadRequest"]?["owner"] == Urn => Place(),
            ("POST", "/rest/posts") => Post(context, JsonNode.Parse(body)!.AsObject()),
            ("GET", "/rest/posts") => Page(context.Request.Query),
            ("POST", _) when path.StartsWith("/rest/posts/urn:li:share:", StringComparison.Ordinal) && headers["X-RestLi-Method"] == "PARTIAL_UPDATE" => Edit(path["/rest/posts/".Length..], JsonNode.Parse(body)!),
            ("GET", _) when path.StartsWith("/rest/posts/urn:li:share:", StringComparison.Ordinal) => Posts.Find(post => (string?)post["id"] == path["/rest/posts/".Length..]) is { } one ? Ok(one.DeepClone()) : Error(404, "NOT_FOUND", "No such post"),
            ("DELETE", _) when path.StartsWith("/rest/posts/urn:li:share:", StringComparison.Ordinal) => Delete(path["/rest/posts/".Length..]),
            _ => Error(404, "NOT_FOUND", "No such resource"),
        };
    }

    private SandboxAnswer RoleList(IQueryCollection query) => query["q"] != "roleAssignee" || query["state"] != "APPROVED" ? Error(400, "BAD", "No such finder") : Ok(new JsonObject
    {
        ["elements"] = new JsonArray([.. Roles.Skip(Number(query, "start")).Take(Number(query, "count")).Select(role =>
            new JsonObject { ["role"] = role.Value, ["state"] = "APPROVED", ["organization"] = "urn:li:organization:" + role.Key, ["roleAssignee"] = "urn:li:person:p1" })]),
    });

    private static SandboxAnswer Names(string ids)
    {
        var results = new JsonObject();
        foreach (var id in ids["List(".Length..^1].Split(','))
        {
            results[id] = new JsonObject { ["id"] = long.Parse(id, CultureInfo.InvariantCulture), ["localizedName"] = "City " + id, ["vanityName"] = "city" + id };
        }

        return Ok(new JsonObject { ["results"] = results });
    }

    private SandboxAnswer Place()
    {
        var id = $"urn:li:image:C4D{++_ids}_a-b";
        _images[id] = false;
        return Ok(new JsonObject { ["value"] = new JsonObject { ["image"] = id, ["uploadUrl"] = UploadPlace ?? $"{Url}images/{id}", ["uploadUrlExpiresAt"] = 1 } });
    }

    private SandboxAnswer Take(string id, string? mediaType, byte[] body)
    {
        if (!_images.ContainsKey(id) || ImageHeader.Read(body, out _)?.MediaType != mediaType)
        {
            return Error(400, "BAD", "No image");
        }

        _images[id] = true;
        return new(201, "");
    }

    private SandboxAnswer Post(HttpContext context, JsonObject post)
    {
        var commentary = (string?)post["commentary"] ?? "";
        var images = (post["content"]?["multiImage"]?["images"]?.AsArray().Select(i => i!.AsObject()) ?? (post["content"]?["media"] is JsonObject one ? [one] : [])).ToList();
        bool wrong = (string?)post["author"] != Urn || (string?)post["lifecycleState"] != "PUBLISHED" || (string?)post["visibility"] != "PUBLIC" || (string?)post["distribution"]?["feedDistribution"] != "MAIN_FEED"
            || images.Exists(image => !_images.GetValueOrDefault((string)image["id"]!) || ((string?)image["altText"])?.Length is 0 or > 4086)
            || (post["content"]?["multiImage"] is not null && images.Count is < 2 or > 20);
        if (wrong)
        {
            return Error(422, "INVALID", "The post is not valid");
        }

        if (Posts.Find(other => (string?)other["commentary"] == commentary && images.Count == 0) is { } same)
        {
            return Error(422, "DUPLICATE_POST", "Content is a duplicate of " + same["id"]);
        }

        var id = $"urn:li:share:{++_ids}";
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        Posts.Add(new JsonObject
        {
            ["id"] = id,
            ["commentary"] = commentary,
            ["content"] = post["content"]?.DeepClone(),
            ["createdAt"] = now,
            ["publishedAt"] = now,
            ["lastModifiedAt"] = now,
            ["shown"] = Shown(commentary),
        });
        context.Response.Headers["x-restli-id"] = id;
        return new(201, "{}"); // LinkedIn's own body is empty, which could not be cut.
    }

    /// <summary>True: a change is accepted and never shown, as people report of the real one.</summary>
    public bool ForgetsEdits { get; set; }

    private SandboxAnswer Edit(string id, JsonNode request)
    {
        if (Posts.Find(post => (string?)post["id"] == id) is not { } post)
        {
            return Error(404, "NOT_FOUND", "No such post");
        }

        if (request["patch"]?["$set"]?.AsObject() is not { Count: 1 } set || (string?)set["commentary"] is not { } commentary)
        {
            return Error(400, "BAD", "No such patch");
        }

        if (!ForgetsEdits)
        {
            (post["commentary"], post["shown"], post["lastModifiedAt"]) = (commentary, Shown(commentary), TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
        }

        return new(200, "{}"); // LinkedIn's own is 204 without a body, which could not be cut.
    }

    /// <summary>What a reader sees: nothing from the first reserved character on that is not escaped.</summary>
    private static string Shown(string little)
    {
        var plain = Tag().Replace(little, match => "\\#" + match.Groups[1].Value);
        int end = Unescaped().Match(plain) is { Success: true, Index: var at } ? at : plain.Length;
        return Escape().Replace(plain[..end], "$1");
    }

    private SandboxAnswer Page(IQueryCollection query)
    {
        if (query["q"] != "author" || query["author"] != Urn || query["sortBy"] != "LAST_MODIFIED")
        {
            return Error(400, "BAD", "No such finder");
        }

        var page = Posts.OrderByDescending(post => (long)post["lastModifiedAt"]!).Skip(Number(query, "start")).Take(Number(query, "count")).Select(post =>
        {
            var shown = post.DeepClone().AsObject();
            shown.Remove("shown");
            return shown;
        });
        return Ok(new JsonObject { ["elements"] = new JsonArray([.. page]) });
    }

    private SandboxAnswer Delete(string id)
    {
        Posts.RemoveAll(post => (string?)post["id"] == id);
        return new(204, "");
    }

    private SandboxAnswer Ask(HttpContext context)
    {
        var query = context.Request.Query;
        if (query["client_id"] != ClientId || query["scope"] != "r_organization_admin r_organization_social w_organization_social" || query["response_type"] != "code" || query.ContainsKey("code_challenge"))
        {
            return Error(400, "invalid_request", "Not so");
        }

        var code = "code" + ++_ids;
        _codes[code] = query["redirect_uri"].ToString();
        context.Response.Headers.Location = $"{query["redirect_uri"]}?code={code}&state={Uri.EscapeDataString(query["state"].ToString())}";
        return new(302, "");
    }

    private SandboxAnswer Exchange(Dictionary<string, string> form)
    {
        if (form["client_id"] != ClientId || form["client_secret"] != ClientSecret)
        {
            return Refuse("invalid_client", "Client authentication failed");
        }

        if (form["grant_type"] == "refresh_token")
        {
            return form["refresh_token"] == "AQRrefresh" ? Tokens(318) : Refuse("invalid_grant", "The token has been revoked");
        }

        return !_codes.Remove(form["code"], out var callback) ? Refuse("invalid_request", "Unable to retrieve access token: authorization code not found")
            : callback != form["redirect_uri"] ? Refuse("invalid_redirect_uri", "Unable to retrieve access token: appid/redirect uri/code verifier does not match authorization code")
            : Tokens(365);
    }

    private SandboxAnswer Tokens(int refreshDays)
    {
        var tokens = new JsonObject { ["access_token"] = Token, ["expires_in"] = 60 * 86_400, ["scope"] = Scope };
        if (GivesRefreshTokens)
        {
            (tokens["refresh_token"], tokens["refresh_token_expires_in"]) = ("AQRrefresh", refreshDays * 86_400);
        }

        return Ok(tokens);
    }

    private static int Number(IQueryCollection query, string name) => int.Parse(query[name].ToString(), CultureInfo.InvariantCulture);

    protected override string Refusal(int status, string words) => Body(status, "SCRIPTED", words);

    private static SandboxAnswer Error(int status, string code, string words) => new(status, Body(status, code, words));

    private static SandboxAnswer Refuse(string error, string words) => new(400, new JsonObject { ["error"] = error, ["error_description"] = words }.ToJsonString());

    private static string Body(int status, string code, string words) => new JsonObject { ["status"] = status, ["code"] = code, ["message"] = words }.ToJsonString();

    [GeneratedRegex(@"\{hashtag\|\\#\|((?:[^\\|{}@\[\]()<>#*_~]|\\.)+)\}")]
    private static partial Regex Tag();

    [GeneratedRegex(@"(?<!\\)(?:\\\\)*[|{}@\[\]()<>#*_~]")]
    private static partial Regex Unescaped();

    [GeneratedRegex(@"\\(.)", RegexOptions.Singleline)]
    private static partial Regex Escape();
}
