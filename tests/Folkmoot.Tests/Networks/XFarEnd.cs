// A server of X's interface for tests: it checks signatures, texts and media as the real one does, writes short addresses into what it shows, and goes wrong where it is told to.
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Folkmoot.Networks;
using Folkmoot.Networks.Counting;
using Folkmoot.Networks.Rules;
using Folkmoot.Networks.Sandbox;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Folkmoot.Tests.Networks;

internal sealed class XFarEnd : FarEnd
{
    public const string Key = "api-key";
    public const string KeySecret = "api-key/secret";
    public const string Token = "7-token";
    public const string TokenSecret = "token+secret";

    private readonly Dictionary<string, string?> _media = [];
    private readonly HashSet<string> _nonces = [];
    private int _ids = 1000;

    /// <summary>Posts, oldest first, as they were sent; <c>created_at</c> and <c>id</c> are ours.</summary>
    public List<JsonObject> Posts { get; } = [];

    /// <summary>Media by id, with their descriptions.</summary>
    public IReadOnlyDictionary<string, string?> Media => _media;

    public bool RefuseDuplicates { get; set; }

    public int PageSize { get; set; } = 100;

    public const string ClientId = "client-1";
    public const string ClientSecret = "secret/of+the:app";

    private readonly Dictionary<string, (string Challenge, string Callback)> _codes = [];

    /// <summary>Tokens that open the account.</summary>
    public HashSet<string> AccessTokens { get; } = [];

    /// <summary>The refresh tokens that are still of use: each once.</summary>
    public HashSet<string> RefreshTokens { get; } = [];

    /// <summary>How often access was renewed.</summary>
    public int Renewals { get; private set; }

    /// <summary>What is granted; null for all that was asked for.</summary>
    public string? Granted { get; set; }

    /// <summary>How long refresh tokens last, where it is told.</summary>
    public long? RefreshSeconds { get; set; }

    protected override string Operation(string method, string path) => (method, path) switch
    {
        ("POST", "/2/tweets") => "post",
        ("POST", "/2/media/upload") => "upload",
        ("POST", "/2/media/metadata") => "describe",
        ("GET", "/2/users/7/tweets") => "find",
        ("POST", "/2/oauth2/token") => "token",
        _ => path,
    };

    protected override SandboxAnswer Answer(HttpContext context, string method, string path, byte[] body) => path == "/i/oauth2/authorize" ? Ask(context)
        : path == "/2/oauth2/token" ? Tokens(context, QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body)).ToDictionary(pair => pair.Key, pair => pair.Value.ToString()))
        : !Signed(context) ? Problem(401, "Unauthorized") : (method, path) switch
        {
            ("GET", "/2/users/me") => Ok(new JsonObject { ["data"] = new JsonObject { ["id"] = "7", ["name"] = "City", ["username"] = "cityofexample" } }),
            ("POST", "/2/media/upload") => Upload(Form(context, body)),
            ("POST", "/2/media/metadata") => Describe(JsonNode.Parse(body)!),
            ("POST", "/2/tweets") => Post(JsonNode.Parse(body)!),
            ("GET", "/2/tweets") => Lookup(context.Request.Query),
            ("GET", "/2/users/7/tweets") => Timeline(context.Request.Query),
            ("DELETE", _) => Ok(new JsonObject { ["data"] = new JsonObject { ["deleted"] = Posts.RemoveAll(post => (string?)post["id"] == path.Split('/')[^1]) >= 0 } }),
            _ => Problem(404, "No such thing"),
        };

    // OAuth 1.0a, written here a second time: each nonce once, a time that is ours, and the signature over method, address and query.
    private bool Signed(HttpContext context)
    {
        var header = context.Request.Headers.Authorization.ToString();
        if (header.StartsWith("Bearer ", StringComparison.Ordinal))
        {
            return AccessTokens.Contains(header[7..]);
        }

        if (!header.StartsWith("OAuth ", StringComparison.Ordinal))
        {
            return false;
        }

        var given = header[6..].Split(", ").Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => WebUtility.UrlDecode(pair[1].Trim('"').Replace("+", "%2B", StringComparison.Ordinal)));
        var all = given.Where(pair => pair.Key != "oauth_signature").Concat(context.Request.Query.Select(pair => new KeyValuePair<string, string>(pair.Key, pair.Value.ToString())))
            .Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}").Order(StringComparer.Ordinal);
        var text = $"{context.Request.Method}&{Uri.EscapeDataString($"http://{context.Request.Host}{context.Request.Path}")}&{Uri.EscapeDataString(string.Join('&', all))}";
        var secret = $"{Uri.EscapeDataString(KeySecret)}&{Uri.EscapeDataString(TokenSecret)}";
#pragma warning disable CA5350
        var right = Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5350
        return given["oauth_consumer_key"] == Key && given["oauth_token"] == Token && given["oauth_signature"] == right && _nonces.Add(given["oauth_nonce"])
            && Math.Abs(long.Parse(given["oauth_timestamp"], CultureInfo.InvariantCulture) - TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()) < 300;
    }

    // The page of consent: a person says yes at once.
    private SandboxAnswer Ask(HttpContext context)
    {
        var query = context.Request.Query;
        var callback = query["redirect_uri"].ToString();
        if (query["client_id"] != ClientId || query["response_type"] != "code" || query["code_challenge_method"] != "S256" || query["code_challenge"].ToString().Length != 43
            || !query["scope"].ToString().Split(' ').Contains("offline.access") || !callback.EndsWith("/channels/oauth/callback", StringComparison.Ordinal))
        {
            return Problem(400, "Something went wrong");
        }

        var code = "code-" + Next();
        _codes[code] = (query["code_challenge"].ToString(), callback);
        context.Response.Headers.Location = $"{callback}?state={Uri.EscapeDataString(query["state"].ToString())}&code={code}";
        return new(302, "");
    }

    private SandboxAnswer Tokens(HttpContext context, Dictionary<string, string> form)
    {
        var basic = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Uri.EscapeDataString(ClientId)}:{Uri.EscapeDataString(ClientSecret)}"));
        if (context.Request.Headers.Authorization != basic || form.ContainsKey("client_secret"))
        {
            return Failure(401, "invalid_client", "The client is not known.");
        }

        if (form["grant_type"] == "refresh_token")
        {
            if (!RefreshTokens.Remove(form["refresh_token"]))
            {
                return Failure(400, "invalid_request", "Value passed for the token was invalid.");
            }

            Renewals++;
            return Issue();
        }

        if (form["grant_type"] != "authorization_code" || !_codes.Remove(form["code"], out var asked))
        {
            return Failure(400, "invalid_request", "Value passed for the authorization code was invalid.");
        }

        var challenge = Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"]))).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        return challenge != asked.Challenge ? Failure(400, "invalid_grant", "The code verifier does not match.")
            : form["redirect_uri"] != asked.Callback ? Failure(400, "invalid_grant", "The redirect_uri does not match.")
            : Issue();
    }

    private SandboxAnswer Issue()
    {
        var (access, refresh) = ("access-" + Next(), "refresh-" + Next());
        AccessTokens.Add(access);
        RefreshTokens.Add(refresh);
        var answer = new JsonObject
        {
            ["token_type"] = "bearer",
            ["expires_in"] = 7200,
            ["access_token"] = access,
            ["refresh_token"] = refresh,
            ["scope"] = Granted ?? "tweet.read tweet.write users.read media.write offline.access",
        };
        if (RefreshSeconds is { } seconds)
        {
            answer["refresh_token_expires_in"] = seconds;
        }

        return Ok(answer);
    }

    private static SandboxAnswer Failure(int status, string error, string description) => new(status, new JsonObject { ["error"] = error, ["error_description"] = description }.ToJsonString());

    private SandboxAnswer Upload(Dictionary<string, (string Text, string? MediaType, byte[] Bytes)> form)
    {
        if (!form.TryGetValue("media", out var media) || ImageHeader.Read(media.Bytes, out _)?.MediaType != media.MediaType || form["media_category"].Text is not ("tweet_image" or "tweet_gif"))
        {
            return Problem(400, "The media is not what it says");
        }

        var id = Next();
        _media[id] = null;
        return Ok(new JsonObject { ["data"] = new JsonObject { ["id"] = id, ["media_key"] = "3_" + id, ["expires_after_secs"] = 86400 } });
    }

    private SandboxAnswer Describe(JsonNode request)
    {
        var (id, text) = ((string?)request["id"] ?? "", (string?)request["metadata"]?["alt_text"]?["text"] ?? "");
        if (!_media.ContainsKey(id) || text.Length is 0 or > 1000)
        {
            return Problem(400, "The metadata is wrong");
        }

        _media[id] = text;
        return Ok(new JsonObject { ["data"] = new JsonObject { ["id"] = id } });
    }

    private SandboxAnswer Post(JsonNode request)
    {
        var text = (string?)request["text"] ?? "";
        var media = (request["media"]?["media_ids"]?.AsArray() ?? []).Select(node => (string?)node ?? "").ToList();
        if ((text.Length == 0 && media.Count == 0) || RulePack.Current["x"].Measure(text).Excess is not null || media.Count > 4 || media.Exists(id => !_media.ContainsKey(id)))
        {
            return Problem(400, "The post is not valid");
        }

        var above = (string?)request["reply"]?["in_reply_to_tweet_id"];
        if (request["reply"] is not null && !Posts.Exists(post => (string?)post["id"] == above))
        {
            return Problem(400, "You attempted to reply to a Tweet that is deleted or not visible to you.");
        }

        if (RefuseDuplicates && Posts.Exists(post => (string?)post["text"] == text))
        {
            return Problem(403, "You are not allowed to create a Tweet with duplicate content.");
        }

        var made = new JsonObject
        {
            ["id"] = Next(),
            ["text"] = text,
            ["above"] = above,
            ["media"] = new JsonArray([.. media.Select(id => JsonValue.Create(id))]),
            ["created_at"] = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
        };
        Posts.Add(made);
        return Ok(new JsonObject { ["data"] = new JsonObject { ["id"] = (string?)made["id"], ["text"] = (string?)Shown(made)["text"] } }, 201);
    }

    /// <summary>Public metrics by id; a post without is one that X does not let this account see.</summary>
    public Dictionary<string, JsonObject> Metrics { get; } = [];

    // As X: what it has in one list, and a problem for each of the others.
    private SandboxAnswer Lookup(IQueryCollection query)
    {
        var ids = query["ids"].ToString().Split(',');
        if (ids.Length > 100 || query["tweet.fields"] != "public_metrics")
        {
            return Problem(400, "One or more parameters to your request was invalid.");
        }

        var there = ids.Where(id => Posts.Exists(post => (string?)post["id"] == id)).ToList();
        var answer = new JsonObject();
        if (there.Exists(Metrics.ContainsKey))
        {
            answer["data"] = new JsonArray([.. there.Where(Metrics.ContainsKey).Select(id => new JsonObject { ["id"] = id, ["text"] = "…", ["public_metrics"] = Metrics[id].DeepClone() })]);
        }

        var problems = ids.Where(id => !Metrics.ContainsKey(id) || !there.Contains(id)).Select(id => new JsonObject
        {
            ["resource_id"] = id,
            ["value"] = id,
            ["parameter"] = "ids",
            ["resource_type"] = "tweet",
            ["title"] = there.Contains(id) ? "Authorization Error" : "Not Found Error",
            ["type"] = "https://api.twitter.com/2/problems/" + (there.Contains(id) ? "not-authorized-for-resource" : "resource-not-found"),
        }).ToArray<JsonNode>();
        if (problems.Length > 0)
        {
            answer["errors"] = new JsonArray(problems);
        }

        return Ok(answer);
    }

    private SandboxAnswer Timeline(IQueryCollection query)
    {
        var start = DateTimeOffset.Parse(query["start_time"].ToString(), CultureInfo.InvariantCulture);
        int skip = query.TryGetValue("pagination_token", out var token) ? int.Parse(token.ToString(), CultureInfo.InvariantCulture) : 0;
        var posts = Posts.AsEnumerable().Reverse().Where(post => DateTimeOffset.Parse((string)post["created_at"]!, CultureInfo.InvariantCulture) >= start).ToList();
        var page = posts.Skip(skip).Take(PageSize).ToList();
        var meta = new JsonObject { ["result_count"] = page.Count };
        if (posts.Count > skip + page.Count)
        {
            meta["next_token"] = (skip + page.Count).ToString(CultureInfo.InvariantCulture);
        }

        var answer = new JsonObject { ["meta"] = meta };
        if (page.Count > 0)
        {
            answer["data"] = new JsonArray([.. page.Select(Shown)]);
        }

        return Ok(answer);
    }

    // As X shows a post: every address is a short one, images are a further one at the end, and three characters are written as entities.
    private static JsonObject Shown(JsonObject post)
    {
        var text = (string)post["text"]!;
        var shown = new StringBuilder();
        var urls = new JsonArray();
        int at = 0;
        foreach (var address in AddressFinder.Find(text, AddressGrammar.X))
        {
            var written = text.Substring(address.Start, address.Length);
            var url = $"https://t.co/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(written)).AsSpan(0, 5))}";
            shown.Append(text, at, address.Start - at).Append(url);
            urls.Add(new JsonObject { ["url"] = url, ["expanded_url"] = written.Contains("://", StringComparison.Ordinal) ? written : "http://" + written });
            at = address.End;
        }

        shown.Append(text, at, text.Length - at);
        var media = post["media"]!.AsArray();
        if (media.Count > 0)
        {
            shown.Append(" https://t.co/media1");
            urls.Add(new JsonObject { ["url"] = "https://t.co/media1", ["expanded_url"] = "https://x.com/cityofexample/status/1/photo/1", ["media_key"] = "3_1" });
        }

        var above = (string?)post["above"];
        return new JsonObject
        {
            ["id"] = (string?)post["id"],
            ["referenced_tweets"] = above is null ? null : new JsonArray(new JsonObject { ["type"] = "replied_to", ["id"] = above }),
            ["created_at"] = (string?)post["created_at"],
            ["text"] = shown.ToString().Trim().Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal),
            ["entities"] = new JsonObject { ["urls"] = urls },
        };
    }

    private string Next() => (++_ids).ToString(CultureInfo.InvariantCulture);

    protected override string Refusal(int status, string words) => new JsonObject { ["title"] = "Refused", ["detail"] = words, ["type"] = "about:blank", ["status"] = status }.ToJsonString();

    private SandboxAnswer Problem(int status, string detail) => new(status, Refusal(status, detail));
}
