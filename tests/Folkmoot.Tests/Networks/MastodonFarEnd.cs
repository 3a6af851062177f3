// A server of Mastodon's interface for tests: it checks what it receives as the real one does, and goes wrong where it is told to.
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Folkmoot.Networks;
using Folkmoot.Networks.Rules;
using Folkmoot.Networks.Sandbox;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Folkmoot.Tests.Networks;

internal sealed class MastodonFarEnd : FarEnd
{
    public const string Token = "right-token";

    private readonly Dictionary<string, string> _keys = [];
    private readonly Dictionary<string, (string Type, string Description)> _media = [];
    private readonly List<string> _focus = [];
    private int _ids = 100;

    /// <summary>Statuses of the account, oldest first, each with its source text under <c>text</c>.</summary>
    public List<JsonObject> Statuses { get; } = [];

    /// <summary>Statuses of others, by id.</summary>
    public Dictionary<string, JsonObject> Others { get; } = [];

    /// <summary>Notifications, oldest first.</summary>
    public List<JsonObject> Notifications { get; } = [];

    /// <summary>Media by id: type and description.</summary>
    public IReadOnlyDictionary<string, (string Type, string Description)> Media => _media;

    /// <summary>Focal points in the order of their images.</summary>
    public IReadOnlyList<string> Focus => _focus;

    public int TextMax { get; set; } = 500;

    public bool TellsLimits { get; set; } = true;

    /// <summary>False: a server of before 3.5.</summary>
    public bool KnowsEdits { get; set; } = true;

    /// <summary>How often an image is answered with "still at it".</summary>
    public int Processing { get; set; }

    private const string AppScopes = "read:accounts read:statuses read:notifications write:statuses write:media";

    private readonly Dictionary<string, (string Challenge, string Callback)> _codes = [];

    /// <summary>Registered apps: id, and the address to return to.</summary>
    public Dictionary<string, string> Apps { get; } = [];

    /// <summary>The server forgets keys, as it does after an hour.</summary>
    public void ForgetKeys() => _keys.Clear();

    protected override string Operation(string method, string path) => (method, path) switch
    {
        ("POST", "/api/v1/statuses") => "post",
        ("PUT", _) => "edit",
        ("POST", "/api/v2/media") => "upload",
        ("GET", "/api/v2/instance") => "instance",
        ("GET", _) when path.EndsWith("/statuses", StringComparison.Ordinal) => "find",
        ("GET", "/api/v1/notifications") => "notifications",
        _ => path,
    };

    protected override SandboxAnswer Answer(HttpContext context, string method, string path, byte[] body)
    {
        if (path == "/api/v2/instance")
        {
            return TellsLimits ? Ok(JsonNode.Parse($$"""
                {"domain":"city.social","version":"4.5.0","configuration":{
                 "statuses":{"max_characters":{{TextMax}},"max_media_attachments":4,"characters_reserved_per_url":23},
                 "media_attachments":{"supported_mime_types":["image/jpeg","image/png","image/gif","image/webp","video/mp4"],"image_size_limit":16777216,"image_matrix_limit":33177600,"description_limit":1500} } }
                """)!) : Error(404, "Not Found");
        }

        if (path is "/api/v1/apps" or "/oauth/authorize" or "/oauth/token")
        {
            return Consent(context, path, QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body)).ToDictionary(pair => pair.Key, pair => pair.Value.ToString()));
        }

        if (context.Request.Headers.Authorization.ToString() != "Bearer " + Token)
        {
            return Error(401, "The access token is invalid");
        }

        var id = path.Split('/')[^1];
        return (method, path) switch
        {
            ("GET", "/api/v1/accounts/verify_credentials") => Ok(new JsonObject { ["id"] = "7", ["username"] = "city", ["acct"] = "city", ["url"] = "https://city.social/@city" }),
            ("POST", "/api/v2/media") => Upload(Form(context, body)),
            ("GET", _) when path.StartsWith("/api/v1/media/", StringComparison.Ordinal) => Processing-- > 0 ? new(206, "{}") : Ok(new JsonObject { ["id"] = id }),
            ("POST", "/api/v1/statuses") => Post(context.Request.Headers["Idempotency-Key"].ToString(), JsonNode.Parse(body)!),
            ("GET", "/api/v1/accounts/7/statuses") => List(context.Request.Query["max_id"].ToString(), int.Parse(context.Request.Query["limit"].ToString(), CultureInfo.InvariantCulture)),
            ("GET", "/api/v1/notifications") => Notified(context),
            ("GET", _) when path.EndsWith("/source", StringComparison.Ordinal) => Source(path.Split('/')[^2]),
            ("GET", _) when Others.TryGetValue(id, out var other) => Ok(other.DeepClone()),
            ("GET", _) when path.StartsWith("/api/v1/statuses/", StringComparison.Ordinal) && Statuses.Find(status => (string?)status["id"] == id) is { } own => Ok(Shown(own)),
            ("PUT", _) when path.StartsWith("/api/v1/statuses/", StringComparison.Ordinal) && KnowsEdits && Statuses.Find(status => (string?)status["id"] == id) is { } edited => Edit(edited, JsonNode.Parse(body)!),
            ("DELETE", _) => Statuses.RemoveAll(status => (string?)status["id"] == id) > 0 ? Ok(new JsonObject()) : Error(404, "Record not found"),
            _ => Error(404, "Record not found"),
        };
    }

    private SandboxAnswer Consent(HttpContext context, string path, Dictionary<string, string> form)
    {
        if (path == "/api/v1/apps")
        {
            if (form["scopes"] != AppScopes || form["client_name"].Length == 0 || !Uri.TryCreate(form["redirect_uris"], UriKind.Absolute, out _))
            {
                return Error(422, "Validation failed");
            }

            var id = "app" + Next();
            Apps[id] = form["redirect_uris"];
            return Ok(new JsonObject { ["id"] = "1", ["name"] = form["client_name"], ["client_id"] = id, ["client_secret"] = "secret of " + id });
        }

        if (path == "/oauth/authorize")
        {
            var query = context.Request.Query;
            var callback = query["redirect_uri"].ToString();
            if (Apps.GetValueOrDefault(query["client_id"].ToString()) != callback || query["scope"] != AppScopes || query["response_type"] != "code")
            {
                return Error(400, "The redirect uri included is not valid.");
            }

            var code = "code" + Next();
            _codes[code] = (query["code_challenge"].ToString(), callback);
            context.Response.Headers.Location = $"{callback}?code={code}&state={Uri.EscapeDataString(query["state"].ToString())}";
            return new(302, "");
        }

        if (form["client_secret"] != "secret of " + form["client_id"])
        {
            return new(401, """{"error":"invalid_client","error_description":"Client authentication failed"}""");
        }

        var right = _codes.Remove(form["code"], out var asked) && asked.Callback == form["redirect_uri"]
            && asked.Challenge == Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"]))).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        return right ? Ok(new JsonObject { ["access_token"] = Token, ["token_type"] = "Bearer", ["scope"] = AppScopes, ["created_at"] = 1 })
            : new(400, """{"error":"invalid_grant","error_description":"The provided authorization grant is invalid, expired, revoked, does not match the redirection URI used in the authorization request, or was issued to another client."}""");
    }

    private static bool Within(string number) =>
        double.TryParse(number, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var value) && value is >= -1 and <= 1;

    private SandboxAnswer Upload(Dictionary<string, (string Text, string? MediaType, byte[] Bytes)> form)
    {
        if (!form.TryGetValue("file", out var file) || ImageHeader.Read(file.Bytes, out _)?.MediaType != file.MediaType)
        {
            return Error(422, "Validation failed: File content type is invalid");
        }

        var description = form.TryGetValue("description", out var alt) ? alt.Text : "";
        if (description.Length > 1500)
        {
            return Error(422, "Validation failed: Description is too long");
        }

        if (form.TryGetValue("focus", out var focus))
        {
            // Two numbers from -1 to 1.
            if (focus.Text.Split(',') is not [var x, var y] || !Within(x) || !Within(y))
            {
                return Error(422, "Validation failed: Focus is invalid");
            }

            _focus.Add(focus.Text);
        }

        var id = Next();
        _media[id] = (file.MediaType ?? "", description);
        return Ok(new JsonObject { ["id"] = id, ["type"] = "image" }, Processing > 0 ? 202 : 200);
    }

    private SandboxAnswer Post(string key, JsonNode request)
    {
        if (_keys.TryGetValue(key, out var there) && Statuses.Find(status => (string?)status["id"] == there) is { } first)
        {
            return Ok(Shown(first));
        }

        var text = ((string?)request["status"] ?? "").Trim();
        var media = (request["media_ids"]?.AsArray() ?? []).Select(node => (string?)node ?? "").ToList();
        var rules = RulePack.Current["mastodon"];
        var wrong = !Guid.TryParse(key, out _) ? "key"
            : text.Length == 0 && media.Count == 0 ? "Text can't be blank"
            : (rules with { TextMax = rules.TextMax with { Value = TextMax } }).Measure(text).Excess is not null ? $"Text character limit of {TextMax} exceeded"
            : media.Count > 4 || media.Exists(one => !_media.ContainsKey(one)) ? "Media"
            : (string?)request["language"] is { Length: not (2 or 3) } ? "Language"
            : (string?)request["visibility"] is not ("public" or "unlisted" or "private" or "direct") ? "Visibility"
            : null;
        if (wrong is not null)
        {
            return Error(422, "Validation failed: " + wrong);
        }

        var status = new JsonObject
        {
            ["id"] = Next(),
            ["created_at"] = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
            ["text"] = text,
            ["visibility"] = (string?)request["visibility"],
            ["language"] = (string?)request["language"],
            ["in_reply_to_id"] = (string?)request["in_reply_to_id"],
            ["media_attachments"] = new JsonArray([.. media.Select(one => new JsonObject { ["id"] = one })]),
        };
        Statuses.Add(status);
        _keys[key] = (string)status["id"]!;
        return Ok(Shown(status));
    }

    // As UpdateStatusService does: images that are not named go, and descriptions are changed only of those that stay.
    private SandboxAnswer Edit(JsonObject status, JsonNode request)
    {
        var there = status["media_attachments"]!.AsArray().Select(one => (string)one!["id"]!).ToList();
        var media = (request["media_ids"]?.AsArray() ?? []).Select(node => (string?)node ?? "").ToList();
        var text = ((string?)request["status"] ?? "").Trim();
        if ((text.Length == 0 && media.Count == 0) || media.Exists(one => !there.Contains(one)) || (string?)request["language"] is { Length: not (2 or 3) })
        {
            return Error(422, "Validation failed: edit");
        }

        foreach (var one in (request["media_attributes"]?.AsArray() ?? []).Where(one => media.Contains((string?)one!["id"] ?? "")))
        {
            _media[(string)one!["id"]!] = (_media[(string)one["id"]!].Type, (string?)one["description"] ?? "");
        }

        status["text"] = text;
        status["media_attachments"] = new JsonArray([.. media.Select(one => new JsonObject { ["id"] = one })]);
        return Ok(Shown(status));
    }

    // Newest first, as the real one lists them; the source is not among what is shown.
    private SandboxAnswer List(string before, int limit) => Ok(new JsonArray([.. Statuses.AsEnumerable().Reverse()
        .Where(status => before.Length == 0 || int.Parse((string)status["id"]!, CultureInfo.InvariantCulture) < int.Parse(before, CultureInfo.InvariantCulture))
        .Take(Math.Min(limit, 40)).Select(Shown)]));

    private SandboxAnswer Source(string id) => Statuses.Find(status => (string?)status["id"] == id) is { } status
        ? Ok(new JsonObject { ["id"] = id, ["text"] = (string?)status["text"], ["spoiler_text"] = "" })
        : Error(404, "Record not found");

    private SandboxAnswer Notified(HttpContext context)
    {
        var after = context.Request.Query["min_id"].ToString();
        var limit = Math.Min(int.Parse(context.Request.Query["limit"].ToString(), CultureInfo.InvariantCulture), 80);
        var types = context.Request.Query["types[]"];
        var wanted = Notifications.Where(item => types.Contains((string?)item["type"])).ToList();
        var page = after.Length > 0
            ? wanted.Where(item => int.Parse((string)item["id"]!, CultureInfo.InvariantCulture) > int.Parse(after, CultureInfo.InvariantCulture)).Take(limit)
            : wanted.TakeLast(limit);
        return Ok(new JsonArray([.. page.Reverse().Select(item => item.DeepClone())]));
    }

    private static JsonObject Shown(JsonObject status)
    {
        var shown = (JsonObject)status.DeepClone();
        var text = (string)shown["text"]!;
        shown.Remove("text");
        shown["content"] = $"<p>{WebUtility.HtmlEncode(text)}</p>";
        shown["url"] = "https://city.social/@city/" + (string)shown["id"]!;
        return shown;
    }

    private string Next() => (++_ids).ToString(CultureInfo.InvariantCulture);

    protected override string Refusal(int status, string words) => new JsonObject { ["error"] = words }.ToJsonString();

    private SandboxAnswer Error(int status, string words) => new(status, Refusal(status, words));
}
