// A server of Bluesky's protocol for tests: it checks what it receives as the real one does, and goes wrong where it is told to.
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Folkmoot.Networks.Bluesky;
using Folkmoot.Networks.Rules;
using Folkmoot.Networks.Sandbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Folkmoot.Tests.Networks;

internal sealed class BlueskyFarEnd : IAsyncDisposable
{
    public const string Handle = "city.test";
    public const string Did = "did:plc:city";
    public const string Password = "abcd-efgh-ijkl-mnop";

    private readonly WebApplication _app;
    private readonly FaultScript _script = new(TimeProvider.System);
    private readonly Lock _lock = new();
    private readonly HashSet<string> _blobs = [];
    private string _access = "";
    private string _refresh = "";
    private int _tokens;

    private BlueskyFarEnd()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(HandleAsync);
    }

    public Uri Url => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>Records by their key, in the order of their arrival.</summary>
    public OrderedDictionary<string, JsonNode> Records { get; } = [];

    /// <summary>Methods called, in order.</summary>
    public List<string> Calls { get; } = [];

    /// <summary>Notifications, newest first, each with its <c>indexedAt</c>.</summary>
    public List<JsonObject> Notifications { get; } = [];

    public int PageSize { get; set; } = 100;

    public bool PasswordRevoked { get; set; }

    public static async Task<BlueskyFarEnd> StartAsync()
    {
        var farEnd = new BlueskyFarEnd();
        await farEnd._app.StartAsync();
        return farEnd;
    }

    public void Fail(params SandboxFault[] faults) => _script.Set(faults);

    /// <summary>From now on the access token, and if wanted the refresh token too, is no longer taken.</summary>
    public void Expire(bool refreshToo = false)
    {
        _access = "expired";
        _refresh = refreshToo ? "expired" : _refresh;
    }

    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _app.StopAsync(patience.Token);
        await _app.DisposeAsync();
    }

    private Task HandleAsync(HttpContext context)
    {
        var method = context.Request.Path.Value?.Replace("/xrpc/", "", StringComparison.Ordinal) ?? "";
        lock (_lock)
        {
            Calls.Add(method);
        }

        var operation = method switch
        {
            "com.atproto.repo.createRecord" => "post",
            "com.atproto.repo.getRecord" => "find",
            "com.atproto.server.createSession" => "session",
            "com.atproto.repo.uploadBlob" => "upload",
            _ => method,
        };
        return _script.RunAsync(context, operation, body =>
        {
            lock (_lock)
            {
                return Task.FromResult(Answer(context, method, body));
            }
        });
    }

    private SandboxAnswer Answer(HttpContext context, string method, byte[] body)
    {
        var bearer = context.Request.Headers.Authorization.ToString();
        if (method == "com.atproto.server.createSession")
        {
            var request = JsonNode.Parse(body)!;
            return !PasswordRevoked && (string?)request["identifier"] == Handle && (string?)request["password"] == Password
                ? Session()
                : Error(401, "AuthenticationRequired", "Invalid identifier or password");
        }

        if (method == "com.atproto.server.refreshSession")
        {
            return body.Length > 0 ? Error(400, "InvalidRequest", "A body was not expected") : bearer == "Bearer " + _refresh ? Session() : Error(400, "ExpiredToken", "Token has been revoked");
        }

        if (bearer != "Bearer " + _access)
        {
            return Error(400, "ExpiredToken", "Token has expired");
        }

        return method switch
        {
            "com.atproto.repo.createRecord" => Create(JsonNode.Parse(body)!),
            "com.atproto.repo.getRecord" => Get(context.Request.Query["rkey"].ToString()),
            "com.atproto.repo.deleteRecord" => Delete(JsonNode.Parse(body)!),
            "com.atproto.repo.uploadBlob" => Upload(context.Request.ContentType ?? "", body),
            "com.atproto.identity.resolveHandle" => Resolve(context.Request.Query["handle"].ToString()),
            "app.bsky.feed.getPosts" => Views(context.Request.Query["uris"]),
            "app.bsky.notification.listNotifications" => List(context),
            _ => Error(501, "MethodNotImplemented", method),
        };
    }

    private SandboxAnswer Session()
    {
        _tokens++;
        _access = Token("access");
        _refresh = Token("refresh");
        return Ok(new JsonObject { ["accessJwt"] = _access, ["refreshJwt"] = _refresh, ["did"] = Did, ["handle"] = Handle, ["active"] = true });

        string Token(string scope)
        {
            var claims = $$"""{"scope":"{{scope}}","n":{{_tokens}},"exp":{{TimeProvider.System.GetUtcNow().AddHours(2).ToUnixTimeSeconds()}}}""";
            return $"e30.{System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims))}.sig";
        }
    }

    private SandboxAnswer Create(JsonNode request)
    {
        var key = (string?)request["rkey"] ?? "";
        var record = request["record"]!;
        var text = (string?)record["text"] ?? "";
        var wrong = (string?)request["repo"] != Did ? "repo"
            : (string?)request["collection"] != "app.bsky.feed.post" || (string?)record["$type"] != "app.bsky.feed.post" ? "collection"
            : !Tid.IsValid(key) ? "rkey"
            : RulePack.Current["bluesky"].Measure(text).Excess is not null ? "text"
            : (record["langs"]?.AsArray().Count ?? 0) > 3 ? "langs"
            : !DateTimeOffset.TryParse((string?)record["createdAt"], out _) ? "createdAt"
            : WrongFacet(record, text) ?? WrongImage(record) ?? WrongReply(record);
        if (wrong is not null)
        {
            return Error(400, "InvalidRequest", $"Invalid record: {wrong}");
        }

        return Records.TryAdd(key, record)
            ? Ok(new JsonObject { ["uri"] = $"at://{Did}/app.bsky.feed.post/{key}", ["cid"] = "cid-" + key })
            : Error(500, "InternalServerError", "Internal Server Error");
    }

    private static string? WrongFacet(JsonNode record, string text)
    {
        int bytes = Encoding.UTF8.GetByteCount(text);
        return (record["facets"]?.AsArray() ?? []).Any(facet =>
            (int)facet!["index"]!["byteStart"]! >= (int)facet["index"]!["byteEnd"]! || (int)facet["index"]!["byteEnd"]! > bytes
            || facet["features"]!.AsArray().Any(feature => (feature!["uri"] ?? feature["did"] ?? feature["tag"]) is null))
            ? "facets" : null;
    }

    private string? WrongImage(JsonNode record) =>
        (record["embed"]?["images"]?.AsArray() ?? []).Any(image =>
            image!["alt"] is null || (int)image["aspectRatio"]!["width"]! < 1 || !_blobs.Contains((string?)image["image"]!["ref"]!["$link"] ?? ""))
            ? "embed" : null;

    private static string? WrongReply(JsonNode record) =>
        record["reply"] is { } reply && (reply["root"]?["cid"] is null || reply["root"]?["uri"] is null || reply["parent"]?["cid"] is null || reply["parent"]?["uri"] is null) ? "reply" : null;

    private SandboxAnswer Get(string key) => Records.TryGetValue(key, out var record)
        ? Ok(new JsonObject { ["uri"] = $"at://{Did}/app.bsky.feed.post/{key}", ["cid"] = "cid-" + key, ["value"] = record.DeepClone() })
        : Error(400, "RecordNotFound", "Could not locate record");

    /// <summary>Counts by record key, as the app view tells them; a record without is one that it has not indexed.</summary>
    public Dictionary<string, JsonObject> Counts { get; } = [];

    // As the real one: 25 at most, and what it does not know is left out.
    private SandboxAnswer Views(IReadOnlyList<string?> uris) => uris.Count is 0 or > 25 ? Error(400, "InvalidRequest", "uris")
        : Ok(new JsonObject
        {
            ["posts"] = new JsonArray([.. uris.Where(uri => Counts.ContainsKey(uri!.Split('/')[^1]) && Records.ContainsKey(uri.Split('/')[^1])).Select(uri =>
            {
                var view = (JsonObject)Counts[uri!.Split('/')[^1]].DeepClone();
                view["uri"] = uri;
                return view;
            })]),
        });

    private SandboxAnswer Delete(JsonNode request)
    {
        Records.Remove((string?)request["rkey"] ?? "");
        return Ok([]);
    }

    private SandboxAnswer Upload(string mediaType, byte[] body)
    {
        var link = "blob" + Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(body).AsSpan(0, 8));
        _blobs.Add(link);
        return Ok(new JsonObject { ["blob"] = new JsonObject { ["$type"] = "blob", ["ref"] = new JsonObject { ["$link"] = link }, ["mimeType"] = mediaType, ["size"] = body.Length } });
    }

    private static SandboxAnswer Resolve(string handle) =>
        handle == "resident.test" ? Ok(new JsonObject { ["did"] = "did:plc:resident" }) : Error(400, "InvalidRequest", "Unable to resolve handle");

    // As the real one: newest first, the cursor is the instant of the last one shown.
    private SandboxAnswer List(HttpContext context)
    {
        var cursor = context.Request.Query["cursor"].ToString();
        var reasons = context.Request.Query["reasons"];
        var page = Notifications
            .Where(item => reasons.Contains((string?)item["reason"]) && (cursor.Length == 0 || string.CompareOrdinal((string?)item["indexedAt"], cursor) < 0))
            .OrderByDescending(item => (string?)item["indexedAt"], StringComparer.Ordinal).Take(PageSize).ToList();
        var answer = new JsonObject { ["notifications"] = new JsonArray([.. page.Select(item => item.DeepClone())]) };
        if (page.Count == PageSize)
        {
            answer["cursor"] = (string?)page[^1]["indexedAt"];
        }

        return Ok(answer);
    }

    private static SandboxAnswer Ok(JsonObject body) => new(200, body.ToJsonString());

    private static SandboxAnswer Error(int status, string error, string message) =>
        new(status, JsonSerializer.Serialize(new { error, message }));
}
