// A server of the interfaces of Threads and Instagram for tests: containers and their states, publication once, and a search, each checked as the real ones do.
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Folkmoot.Networks.Rules;
using Folkmoot.Networks.Sandbox;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Folkmoot.Tests.Networks;

internal sealed class ThreadsFarEnd() : MetaFarEnd("threads", "v1.0", "text", "threads", "threads_publish", "threads_publishing_limit", "status");

internal sealed class InstagramFarEnd() : MetaFarEnd("instagram", "v25.0", "caption", "media", "media_publish", "content_publishing_limit", "status_code");

internal abstract class MetaFarEnd(string name, string version, string text, string edge, string publish, string limit, string status) : FarEnd
{
    public const string Token = "THAAtoken1";
    public const string ClientId = "990";
    public const string ClientSecret = "metaSecret";

    private const string Passing = "THAAhour";

    private readonly Dictionary<string, string> _codes = [];

    private int _ids = 1000;

    /// <summary>Containers by id, as they were asked for; <c>state</c> is ours.</summary>
    public Dictionary<string, Dictionary<string, string>> Containers { get; } = [];

    /// <summary>Published posts, oldest first.</summary>
    public List<JsonObject> Posts { get; } = [];

    public int PageSize { get; set; } = 50;

    public int Used { get; set; }

    /// <summary>How often a new container still says that it is in progress.</summary>
    public int Slow { get; set; }

    public bool Renews { get; set; }

    /// <summary>Whether the person left the right to publish switched on.</summary>
    public bool MayPublish { get; set; } = true;

    /// <summary>Meta's own error code, answered with 400 to the publication.</summary>
    public int? ErrorCode { get; set; }

    protected override string Operation(string method, string path) => (method, path.Split('/')[^1]) switch
    {
        ("POST", var last) when last == publish => "post",
        ("POST", var last) when last == edge => "create",
        ("GET", var last) when last == edge => "find",
        ("GET", "me") => "me",
        _ => path,
    };

    protected override SandboxAnswer Answer(HttpContext context, string method, string path, byte[] body)
    {
        var form = method == "POST"
            ? QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body)).ToDictionary(pair => pair.Key, pair => pair.Value.ToString())
            : context.Request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
        switch (path)
        {
            case "/oauth/authorize":
                return Ask(context, form);
            case "/oauth/access_token" when method == "POST":
                return Exchange(form);
            case "/access_token":
                return form["grant_type"] == (name == "threads" ? "th_exchange_token" : "ig_exchange_token") && form["client_secret"] == ClientSecret && form["access_token"] == Passing
                    ? Ok(new JsonObject { ["access_token"] = Token, ["token_type"] = "bearer", ["expires_in"] = 5184000 })
                    : Error(190, "Session key invalid");
            default:
                break;
        }

        if (form.GetValueOrDefault("access_token") != Token)
        {
            return Error(190, "Error validating access token");
        }

        var parts = path.Split('/')[1..];
        return parts switch
        {
            ["refresh_access_token"] => Renews && form["grant_type"] == (name == "threads" ? "th_refresh_token" : "ig_refresh_token")
                ? Ok(new JsonObject { ["access_token"] = Token, ["token_type"] = "bearer", ["expires_in"] = 5183944 })
                : Error(100, "The token is too young"),
            [var v, ..] when v != version => Error(2635, "You are calling a deprecated version"),
            [_, "me"] => Ok(new JsonObject { ["id"] = name == "threads" ? "7" : "99", ["user_id"] = name == "threads" ? null : "7", ["username"] = "cityofexample" }),
            [_, "7", var last] when last == limit && !MayPublish => Error(10, "Application does not have permission for this action"),
            [_, "7", var last] when last == limit => Ok(new JsonObject { ["data"] = new JsonArray(new JsonObject { ["quota_usage"] = Used, ["config"] = new JsonObject { ["quota_total"] = 250, ["quota_duration"] = 86400 } }) }),
            [_, "7", var last] when last == edge && method == "POST" => Create(form),
            [_, "7", var last] when last == publish && method == "POST" => Publish(form),
            [_, "7", var last] when last == edge => Page(form),
            [_, var id, "insights"] when Posts.Exists(post => (string?)post["id"] == id) => InsightsAllowed
                ? Ok(new JsonObject
                {
                    ["data"] = new JsonArray([.. form["metric"].Split(',').Where(metric => Insights.GetValueOrDefault(id)?.ContainsKey(metric) == true).Select(metric =>
                    new JsonObject { ["name"] = metric, ["period"] = "lifetime", ["values"] = new JsonArray(new JsonObject { ["value"] = Insights[id][metric] }) })])
                })
                : Error(10, "Application does not have permission for this action"),
            [_, var id] when Containers.TryGetValue(id, out var container) => State(id, container),
            [_, var id] when method == "DELETE" => Posts.RemoveAll(post => (string?)post["id"] == id) > 0
                ? Ok(new JsonObject { ["success"] = true, ["deleted_id"] = id })
                : Error(100, "Object does not exist", 33),
            [_, var id] when Posts.Find(post => (string?)post["id"] == id) is { } post => Ok(post.DeepClone()),
            _ => Error(100, "Object does not exist", 33),
        };
    }

    public bool InsightsAllowed { get; set; } = true;

    /// <summary>Insights of posts; a metric that is not there is not told.</summary>
    public Dictionary<string, Dictionary<string, int>> Insights { get; } = [];

    private SandboxAnswer Ask(HttpContext context, Dictionary<string, string> query)
    {
        var scope = name == "threads" ? "threads_basic,threads_content_publish,threads_delete" : "instagram_business_basic,instagram_business_content_publish";
        if (query["client_id"] != ClientId || query["response_type"] != "code" || query["scope"] != scope)
        {
            return Error(101, "Error validating application");
        }

        var code = "AQ" + (++_ids).ToString(CultureInfo.InvariantCulture);
        _codes[code] = query["redirect_uri"];
        context.Response.Headers.Location = $"{query["redirect_uri"]}?code={code}%23_&state={Uri.EscapeDataString(query["state"])}";
        return new(302, "");
    }

    // Threads answers in Graph's shape, Instagram in one of its own and with the rights.
    private SandboxAnswer Exchange(Dictionary<string, string> form)
    {
        var wrong = form["client_id"] != ClientId || form["client_secret"] != ClientSecret ? "Error validating client secret."
            : form["grant_type"] != "authorization_code" || !_codes.Remove(form["code"], out var callback) ? "Invalid authorization code"
            : callback != form["redirect_uri"] ? "Error validating verification code. Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request"
            : null;
        if (name == "threads")
        {
            return wrong is null ? Ok(new JsonObject { ["access_token"] = Passing, ["user_id"] = 7 }) : Error(100, wrong);
        }

        var rights = MayPublish ? "instagram_business_basic,instagram_business_content_publish" : "instagram_business_basic";
        return wrong is null
            ? Ok(new JsonObject { ["data"] = new JsonArray(new JsonObject { ["access_token"] = Passing, ["user_id"] = "7", ["permissions"] = rights }) })
            : new(400, new JsonObject { ["error_type"] = "OAuthException", ["code"] = 400, ["error_message"] = wrong }.ToJsonString());
    }

    private SandboxAnswer Create(Dictionary<string, string> form)
    {
        var kind = form.GetValueOrDefault("media_type", name == "instagram" ? "IMAGE" : "");
        bool carousel = kind == "CAROUSEL";
        var children = carousel ? form["children"].Split(',') : [];
        bool item = form.GetValueOrDefault("is_carousel_item") == "true";
        bool wrong = kind switch
        {
            "TEXT" => name == "instagram" || !form.ContainsKey(text) || form.ContainsKey("image_url"),
            "IMAGE" => !Uri.TryCreate(form.GetValueOrDefault("image_url"), UriKind.Absolute, out var image) || image.Scheme != "https" || image.Host != "media.example.gov",
            "CAROUSEL" => children.Length is < 2 or > 20 || children.Any(child => Containers[child].GetValueOrDefault("is_carousel_item") != "true" || Containers[child]["state"] != "FINISHED"),
            _ => true,
        };
        if (wrong || (item && form.ContainsKey(text)) || form.GetValueOrDefault("alt_text", "").Length > 1000 || RulePack.Current[name].Measure(form.GetValueOrDefault(text, "")).Excess is not null)
        {
            return Error(100, "Invalid parameter");
        }

        var id = (++_ids).ToString(CultureInfo.InvariantCulture);
        Containers[id] = new Dictionary<string, string>(form) { ["kind"] = kind, ["state"] = Slow > 0 ? "IN_PROGRESS" : "FINISHED", ["looks"] = Slow.ToString(CultureInfo.InvariantCulture) };
        return Ok(new JsonObject { ["id"] = id });
    }

    private SandboxAnswer State(string id, Dictionary<string, string> container)
    {
        int looks = int.Parse(container["looks"], CultureInfo.InvariantCulture);
        if (looks > 0)
        {
            container["looks"] = (looks - 1).ToString(CultureInfo.InvariantCulture);
        }
        else if (container["state"] == "IN_PROGRESS")
        {
            container["state"] = "FINISHED";
        }

        return Ok(new JsonObject { ["id"] = id, [status] = container["state"] });
    }

    private SandboxAnswer Publish(Dictionary<string, string> form)
    {
        if (ErrorCode is { } code)
        {
            return Error(code, "As the test wants it");
        }

        if (!Containers.TryGetValue(form["creation_id"], out var container) || container["state"] != "FINISHED")
        {
            return Error(9007, "The container cannot be published"); // A container is published once.
        }

        container["state"] = "PUBLISHED";
        var id = (++_ids).ToString(CultureInfo.InvariantCulture);
        Posts.Add(new JsonObject
        {
            ["id"] = id,
            [text] = container.GetValueOrDefault(text, ""),
            ["timestamp"] = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss+0000", CultureInfo.InvariantCulture),
            ["permalink"] = $"https://www.{name}.example/p/{id}",
            ["media_type"] = container["kind"] switch { "TEXT" => "TEXT_POST", "CAROUSEL" => "CAROUSEL_ALBUM", var other => other },
        });
        return Ok(new JsonObject { ["id"] = id });
    }

    private SandboxAnswer Page(Dictionary<string, string> query)
    {
        int skip = int.Parse(query.GetValueOrDefault("after", "0"), CultureInfo.InvariantCulture);
        var page = Posts.AsEnumerable().Reverse().Skip(skip).Take(PageSize).Select(post => post.DeepClone()).ToArray();
        var answer = new JsonObject { ["data"] = new JsonArray(page) };
        if (Posts.Count > skip + page.Length)
        {
            var after = (skip + page.Length).ToString(CultureInfo.InvariantCulture);
            answer["paging"] = new JsonObject { ["cursors"] = new JsonObject { ["after"] = after }, ["next"] = Url.AbsoluteUri + "next" };
        }

        return Ok(answer);
    }

    protected override string Refusal(int status, string words) => ErrorBody(100, words, null).ToJsonString();

    private static SandboxAnswer Error(int code, string words, int? subcode = null) => new(400, ErrorBody(code, words, subcode).ToJsonString());

    private static JsonObject ErrorBody(int code, string words, int? subcode) =>
        new() { ["error"] = new JsonObject { ["message"] = words, ["type"] = "OAuthException", ["code"] = code, ["error_subcode"] = subcode, ["fbtrace_id"] = "A" } };
}
