// A server of the Graph interface for tests: consent, pages with tokens of their own, photos that are published with a post, and the page's feed, each checked as the real ones do.
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Folkmoot.Networks;
using Folkmoot.Networks.Rules;
using Folkmoot.Networks.Sandbox;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Folkmoot.Tests.Networks;

internal sealed class FacebookFarEnd : FarEnd
{
    public const string Page = "777";
    public const string Token = "EAApageToken777";
    public const string ClientId = "42";
    public const string ClientSecret = "appSecret";

    private const string Passing = "EAAshortPerson";
    private const string Person = "EAAlongPerson";

    private readonly Dictionary<string, string> _codes = [];
    private readonly Dictionary<string, string> _photos = [];
    private int _ids = 1000;

    /// <summary>Posts of the page, oldest first; <c>images</c>, <c>link</c> and <c>at</c> are ours.</summary>
    public List<JsonObject> Posts { get; } = [];

    /// <summary>Descriptions of the photos, in the order of their upload.</summary>
    public IEnumerable<string> Descriptions => _photos.Values;

    /// <summary>What the person left switched on.</summary>
    public HashSet<string> Permissions { get; } = ["pages_show_list", "pages_read_engagement", "pages_manage_posts", "public_profile"];

    /// <summary>The pages that the person manages, with their tasks.</summary>
    public Dictionary<string, string> Pages { get; } = new() { [Page] = "CREATE_CONTENT" };

    public int PageSize { get; set; } = 100;

    /// <summary>Graph's own error code, answered with 400 to a post.</summary>
    public int? ErrorCode { get; set; }

    protected override string Operation(string method, string path) => (method, path.Split('/')[^1]) switch
    {
        ("POST", "feed") => "post",
        ("POST", "photos") => "upload",
        ("GET", "feed") => "find",
        ("POST", var id) when id.Contains('_', StringComparison.Ordinal) && !path.Contains("oauth", StringComparison.Ordinal) => "edit",
        _ => path,
    };

    protected override SandboxAnswer Answer(HttpContext context, string method, string path, byte[] body)
    {
        if (context.Request.Query.ContainsKey("access_token"))
        {
            return Error(1, "No token belongs in an address");
        }

        var parts = path.Split('/')[1..];
        if (parts is not ["v25.0", ..])
        {
            return Error(2635, "You are calling a deprecated version");
        }

        var bearer = context.Request.Headers.Authorization.ToString();
        bool form = context.Request.ContentType == "application/x-www-form-urlencoded";
        var fields = form ? QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body)).ToDictionary(pair => pair.Key, pair => pair.Value.ToString()) : [];
        return parts[1..] switch
        {
            ["dialog", "oauth"] => Ask(context),
            ["oauth", "access_token"] when method == "POST" => Exchange(fields),
            ["me", "permissions"] when bearer == "Bearer " + Person => Ok(new JsonObject
            {
                ["data"] = new JsonArray([.. Permissions.Select(p => new JsonObject { ["permission"] = p, ["status"] = "granted" })]),
            }),
            ["me", "accounts"] when bearer == "Bearer " + Person => Ok(new JsonObject
            {
                ["data"] = new JsonArray([.. Pages.Select(p => new JsonObject { ["id"] = p.Key, ["name"] = "City " + p.Key, ["access_token"] = "EAApageToken" + p.Key, ["tasks"] = new JsonArray(p.Value) })]),
            }),
            _ when !bearer.StartsWith("Bearer EAApageToken", StringComparison.Ordinal) => Error(190, "Error validating access token"),
            [var id] when method == "GET" && id.Contains('_', StringComparison.Ordinal) => Told(id, context.Request.Query["fields"].ToString()),
            [var page] when method == "GET" => bearer == "Bearer EAApageToken" + page
                ? Ok(new JsonObject { ["id"] = page, ["name"] = "City " + page, ["link"] = "https://www.facebook.com/city" + page })
                : Error(100, "Unsupported get request. Object does not exist", 33),
            [Page, "photos"] => Upload(Form(context, body)),
            [Page, "feed"] when method == "POST" => Post(fields),
            [Page, "feed"] => Feed(context.Request.Query),
            [var id] when method == "POST" => Edit(id, fields),
            [var id] when method == "DELETE" => Posts.RemoveAll(post => (string?)post["id"] == id) > 0 ? Ok(new JsonObject { ["success"] = true }) : Error(100, "Object does not exist", 33),
            _ => Error(100, "Object does not exist", 33),
        };
    }

    /// <summary>Whether what people wrote on the page may be read.</summary>
    public bool TellsComments { get; set; } = true;

    /// <summary>What is told beside the id of a post.</summary>
    public Dictionary<string, JsonObject> Counts { get; } = [];

    private SandboxAnswer Told(string id, string fields)
    {
        if (!Posts.Exists(post => (string?)post["id"] == id))
        {
            return Error(100, "Unsupported get request. Object does not exist", 33);
        }

        if (!TellsComments && fields.Contains("comments", StringComparison.Ordinal))
        {
            return Error(10, "This endpoint requires the 'pages_read_user_content' permission");
        }

        var told = (JsonObject)Counts[id].DeepClone();
        if (!fields.Contains("comments", StringComparison.Ordinal))
        {
            told.Remove("comments");
        }

        told["id"] = id;
        return Ok(told);
    }

    private SandboxAnswer Ask(HttpContext context)
    {
        var query = context.Request.Query;
        if (query["client_id"] != ClientId || query["scope"] != "pages_show_list,pages_read_engagement,pages_manage_posts" || query["response_type"] != "code")
        {
            return Error(101, "Error validating application");
        }

        var code = "code" + Next();
        _codes[code] = query["redirect_uri"].ToString();
        context.Response.Headers.Location = $"{query["redirect_uri"]}?code={code}&state={Uri.EscapeDataString(query["state"].ToString())}";
        return new(302, "");
    }

    private SandboxAnswer Exchange(Dictionary<string, string> form)
    {
        if (form["client_id"] != ClientId || form["client_secret"] != ClientSecret)
        {
            return Error(1, "Error validating client secret.");
        }

        if (form.GetValueOrDefault("grant_type") == "fb_exchange_token")
        {
            return form["fb_exchange_token"] == Passing ? Ok(new JsonObject { ["access_token"] = Person, ["token_type"] = "bearer", ["expires_in"] = 5184000 }) : Error(190, "Wrong token");
        }

        return !_codes.Remove(form["code"], out var callback) ? Error(100, "Invalid verification code format.")
            : callback != form["redirect_uri"] ? Error(100, "Error validating verification code. Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request")
            : Ok(new JsonObject { ["access_token"] = Passing, ["token_type"] = "bearer", ["expires_in"] = 5000 });
    }

    private SandboxAnswer Upload(Dictionary<string, (string Text, string? MediaType, byte[] Bytes)> form)
    {
        if (form["published"].Text != "false" || !form.TryGetValue("source", out var file) || ImageHeader.Read(file.Bytes, out _)?.MediaType != file.MediaType)
        {
            return Error(324, "Missing or invalid image file");
        }

        var id = Next();
        _photos[id] = form.TryGetValue("alt_text_custom", out var alt) ? alt.Text : "";
        return Ok(new JsonObject { ["id"] = id });
    }

    private SandboxAnswer Post(Dictionary<string, string> form)
    {
        if (ErrorCode is { } code)
        {
            return Error(code, "As the test wants it");
        }

        var text = form.GetValueOrDefault("message", "");
        var photos = form.Where(field => field.Key.StartsWith("attached_media[", StringComparison.Ordinal)).Select(field => (string?)JsonNode.Parse(field.Value)!["media_fbid"] ?? "").ToList();
        if ((text.Length == 0 && photos.Count == 0) || photos.Exists(id => !_photos.ContainsKey(id)) || (photos.Count > 0 && form.ContainsKey("link")) || RulePack.Current["facebook"].Measure(text).Excess is not null)
        {
            return Error(100, "Invalid parameter");
        }

        var id = $"{Page}_{Next()}";
        Posts.Add(new JsonObject
        {
            ["id"] = id,
            ["message"] = text,
            ["images"] = photos.Count,
            ["link"] = form.GetValueOrDefault("link"),
            ["from"] = Page,
            ["at"] = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds(),
        });
        return Ok(new JsonObject { ["id"] = id });
    }

    private SandboxAnswer Edit(string id, Dictionary<string, string> form)
    {
        if (Posts.Find(post => (string?)post["id"] == id) is not { } post)
        {
            return Error(100, "Unsupported post request. Object with ID does not exist", 33);
        }

        if (form.Count != 1 || !form.TryGetValue("message", out var text) || (text.Length == 0 && (int)post["images"]! == 0))
        {
            return Error(100, "Invalid parameter");
        }

        post["message"] = text;
        return Ok(new JsonObject { ["success"] = true });
    }

    private SandboxAnswer Feed(IQueryCollection query)
    {
        var since = long.Parse(query["since"].ToString(), CultureInfo.InvariantCulture);
        int skip = query.TryGetValue("after", out var after) ? int.Parse(after.ToString(), CultureInfo.InvariantCulture) : 0;
        var all = Posts.AsEnumerable().Reverse().Where(post => (long)post["at"]! >= since).ToList();
        var page = all.Skip(skip).Take(Math.Min(PageSize, int.Parse(query["limit"].ToString(), CultureInfo.InvariantCulture))).ToList();
        var answer = new JsonObject { ["data"] = new JsonArray([.. page.Select(Shown)]) };
        if (all.Count > skip + page.Count)
        {
            answer["paging"] = new JsonObject { ["cursors"] = new JsonObject { ["after"] = (skip + page.Count).ToString(CultureInfo.InvariantCulture) }, ["next"] = Url.AbsoluteUri + "next" };
        }

        return Ok(answer);
    }

    private static JsonObject Shown(JsonObject post)
    {
        var shown = new JsonObject
        {
            ["id"] = (string?)post["id"],
            ["message"] = (string?)post["message"],
            ["created_time"] = DateTimeOffset.FromUnixTimeSeconds((long)post["at"]!).ToString("yyyy-MM-ddTHH:mm:ss+0000", CultureInfo.InvariantCulture),
            ["permalink_url"] = "https://www.facebook.com/permalink/" + (string?)post["id"],
            ["from"] = new JsonObject { ["id"] = (string?)post["from"], ["name"] = "City" },
        };
        int images = (int)post["images"]!;
        if (images > 0 || post["link"] is not null)
        {
            shown["attachments"] = new JsonObject { ["data"] = new JsonArray(new JsonObject { ["media_type"] = images == 0 ? "link" : images == 1 ? "photo" : "album" }) };
        }

        return shown;
    }

    private string Next() => (++_ids).ToString(CultureInfo.InvariantCulture);

    protected override string Refusal(int status, string words) => ErrorBody(100, words, null).ToJsonString();

    private static SandboxAnswer Error(int code, string words, int? subcode = null) => new(400, ErrorBody(code, words, subcode).ToJsonString());

    private static JsonObject ErrorBody(int code, string words, int? subcode) =>
        new() { ["error"] = new JsonObject { ["message"] = words, ["type"] = "OAuthException", ["code"] = code, ["error_subcode"] = subcode, ["fbtrace_id"] = "A" } };
}
