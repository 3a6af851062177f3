// A receiver of webhooks for tests: it checks signatures and posts as its contract asks, takes each id once, and goes wrong where it is told to.
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Folkmoot.Networks;
using Folkmoot.Networks.Sandbox;
using Microsoft.AspNetCore.Http;

namespace Folkmoot.Tests.Networks;

internal sealed class WebhookFarEnd : FarEnd
{
    public const string Secret = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    /// <summary>Posts by the id of their delivery, in the order of their arrival.</summary>
    public OrderedDictionary<string, JsonNode> Posts { get; } = [];

    /// <summary>Whether it can be asked and takes back; else it answers 405.</summary>
    public bool OffersMore { get; set; } = true;

    /// <summary>Whether it tells ids and addresses of its own.</summary>
    public bool TellsIds { get; set; } = true;

    protected override string Operation(string method, string path) => method == "POST" ? "post" : method == "GET" ? "find" : "delete";

    protected override SandboxAnswer Answer(HttpContext context, string method, string path, byte[] body)
    {
        var headers = context.Request.Headers;
        var (id, seconds) = (headers["webhook-id"].ToString(), headers["webhook-timestamp"].ToString());
        var signed = Encoding.UTF8.GetBytes($"{id}.{seconds}.").Concat(body).ToArray();
        var right = "v1," + Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes("0123456789abcdef0123456789abcdef"), signed));
        if (headers["webhook-signature"].ToString() != right || Math.Abs(long.Parse(seconds, CultureInfo.InvariantCulture) - TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()) > 300)
        {
            return Error(401, "The signature is wrong");
        }

        if (path != "/posts")
        {
            return Error(404, "Nothing here");
        }

        if (method == "POST")
        {
            return Post(id, JsonNode.Parse(body)!);
        }

        if (!OffersMore)
        {
            return Error(405, "Only POST");
        }

        var query = context.Request.Query;
        var asked = method == "GET" ? query["delivery"].ToString() : query["id"].ToString().Replace("own-", "", StringComparison.Ordinal);
        return method == "GET" ? Posts.ContainsKey(asked) ? Taken(asked) : Error(404, "Not here")
            : Posts.Remove(asked) ? Ok(new JsonObject()) : Error(404, "Not here");
    }

    private SandboxAnswer Post(string id, JsonNode message)
    {
        if ((string?)message["type"] == "check")
        {
            return new(204, "");
        }

        var images = message["images"]!.AsArray();
        var wrong = (string?)message["type"] != "post" ? "type"
            : (string?)message["id"] != id || !Guid.TryParse(id, out _) ? "id"
            : !DateTimeOffset.TryParse((string?)message["createdAt"], CultureInfo.InvariantCulture, out _) ? "createdAt"
            : images.Any(image => ImageHeader.Read(Convert.FromBase64String((string)image!["bytes"]!), out _) is not { } header || header.MediaType != (string?)image["type"]
                || header.Width != (int)image["width"]! || image["description"] is null
                || (string?)image["sha256"] != Convert.ToHexStringLower(SHA256.HashData(Convert.FromBase64String((string)image["bytes"]!)))) ? "images"
            : null;
        if (wrong is not null)
        {
            return Error(422, "Wrong: " + wrong);
        }

        Posts.TryAdd(id, message);
        return Taken(id);
    }

    private SandboxAnswer Taken(string id) => TellsIds ? Ok(new JsonObject { ["id"] = "own-" + id, ["url"] = "https://app.example.gov/posts/" + id }) : new(202, "");

    protected override string Refusal(int status, string words) => new JsonObject { ["error"] = "refused", ["message"] = words }.ToJsonString();

    private SandboxAnswer Error(int status, string message) => new(status, Refusal(status, message));
}
