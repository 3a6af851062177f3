// A program that is told of posts, for tests: it checks signature and time of each message as the scheme asks, and knows each id.
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Folkmoot.Networks.Sandbox;
using Folkmoot.Tests.Networks;
using Microsoft.AspNetCore.Http;

namespace Folkmoot.Tests.Channels.Hooks;

/// <param name="Signatures">How many signatures came along.</param>
internal sealed record Told(string Id, string Type, long Sequence, string Body, long Seconds, int Signatures);

internal sealed class HookReceiver : FarEnd
{
    /// <summary>As the registration told it.</summary>
    public string Secret { get; set; } = "";

    public TimeProvider Clock { get; set; } = TimeProvider.System;

    /// <summary>What was verified, in the order of its arrival, repetitions included.</summary>
    public List<Told> All { get; } = [];

    /// <summary>What a receiver keeps that drops what it has: one of each id, by number.</summary>
    public IReadOnlyList<Told> Kept => [.. All.DistinctBy(t => t.Id).OrderBy(t => t.Sequence)];

    public List<string> Refusals { get; } = [];

    protected override string Operation(string method, string path) => "hook";

    protected override SandboxAnswer Answer(HttpContext context, string method, string path, byte[] body)
    {
        var headers = context.Request.Headers;
        var (id, seconds) = (headers["webhook-id"].ToString(), long.Parse(headers["webhook-timestamp"].ToString(), CultureInfo.InvariantCulture));
        var signed = Encoding.UTF8.GetBytes($"{id}.{seconds}.").Concat(body).ToArray();
        var right = "v1," + Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(Secret["whsec_".Length..]), signed));
        var signatures = headers["webhook-signature"].ToString().Split(' ');
        var message = JsonNode.Parse(body)!;
        var wrong = method != "POST" || path != "/hook" ? "call"
            : context.Request.ContentType != "application/json" ? "type"
            : !signatures.Contains(right) ? "signature"
            : Math.Abs(seconds - Clock.GetUtcNow().ToUnixTimeSeconds()) > 300 ? "timestamp"
            : !DateTimeOffset.TryParse((string?)message["timestamp"], CultureInfo.InvariantCulture, out _) ? "when"
            : All.Exists(t => t.Id == id && t.Body != Encoding.UTF8.GetString(body)) ? "another body under the same id"
            : null;
        if (wrong is not null)
        {
            Refusals.Add(wrong);
            return new(401, Refusal(401, wrong));
        }

        All.Add(new Told(id, (string)message["type"]!, (long)message["sequence"]!, Encoding.UTF8.GetString(body), seconds, signatures.Length));
        return new(200, "{}");
    }

    protected override string Refusal(int status, string words) => new JsonObject { ["error"] = words }.ToJsonString();
}
