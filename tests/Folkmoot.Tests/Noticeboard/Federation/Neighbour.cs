// Another server of the network for tests: its residents have keys, it signs by itself, and its inboxes check every signature as strictly as ours.
using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Folkmoot.Networks.ActivityPub;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Folkmoot.Tests.Noticeboard.Federation;

internal sealed class Neighbour : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TimeProvider _clock;
    private static readonly ConcurrentDictionary<string, byte[]> UsualKeys = new();
    private readonly ConcurrentDictionary<string, RSA> _keys = new();

    private Neighbour(WebApplication app, TimeProvider clock) => (_app, _clock) = (app, clock);

    public string Root => _app.Urls.First();

    /// <summary>What arrived in an inbox, with the path of it.</summary>
    public ConcurrentQueue<(string Inbox, JsonNode Activity)> Arrived { get; } = new();

    /// <summary>Deliveries that were refused here because of their signature.</summary>
    public int Refused;

    /// <summary>How often somebody asked who a resident is.</summary>
    public int Asked;

    /// <summary>Answers of the inboxes in the place of 202.</summary>
    public int? InboxStatus { get; set; }

    /// <summary>Answers for residents in the place of their document.</summary>
    public int? ActorStatus { get; set; }

    /// <summary>The public key by which deliveries must be signed.</summary>
    public string TrustedPem { get; set; } = "";

    public static async Task<Neighbour> StartAsync(TimeProvider clock)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var neighbour = new Neighbour(app, clock);
        app.Run(neighbour.HandleAsync);
        await app.StartAsync();
        return neighbour;
    }

    public string Actor(string name) => $"{Root}/users/{name}";

    public string KeyOf(string name) => Actor(name) + "#main-key";

    /// <summary>The resident gets a new key; who asks from now on is told of it.</summary>
    public void ChangeKey(string name) => _keys[name] = RSA.Create(2048);

    /// <summary>Headers with which <paramref name="signer"/> sends the body, as the draft says.</summary>
    public Dictionary<string, string> Sign(string signer, string path, byte[] body, string? keyId = null, TimeSpan age = default, string host = "notices.example.gov")
    {
        var date = (_clock.GetUtcNow() - age).ToString("R", CultureInfo.InvariantCulture);
        var digest = "SHA-256=" + Convert.ToBase64String(SHA256.HashData(body));
        var text = $"(request-target): post {path}\nhost: {host}\ndate: {date}\ndigest: {digest}";
        var value = Convert.ToBase64String(Key(signer).SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        return new()
        {
            ["Date"] = date,
            ["Digest"] = digest,
            ["Signature"] = $"keyId=\"{keyId ?? KeyOf(signer)}\",algorithm=\"rsa-sha256\",headers=\"(request-target) host date digest\",signature=\"{value}\"",
        };
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        foreach (var key in _keys.Values)
        {
            key.Dispose();
        }
    }

    private RSA Key(string name) => _keys.GetOrAdd(name, Usual);

    /// <summary>The key that a resident of this name has in every test: finding large primes takes longer than most of them.</summary>
    private static RSA Usual(string name)
    {
        var key = RSA.Create();
        key.ImportPkcs8PrivateKey(
            UsualKeys.GetOrAdd(name, _ =>
            {
                using var made = RSA.Create(2048);
                return made.ExportPkcs8PrivateKey();
            }),
            out var _);
        return key;
    }

    private async Task HandleAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        if (request.Method == "POST")
        {
            await TakeAsync(request, response);
            return;
        }

        Interlocked.Increment(ref Asked);
        var name = request.Path.Value!.Split('/')[^1];
        response.StatusCode = ActorStatus ?? 200;
        response.ContentType = name == "upload" ? "image/png" : "application/activity+json";
        await response.WriteAsync(new JsonObject
        {
            ["@context"] = "https://www.w3.org/ns/activitystreams",
            ["id"] = Actor(name),
            ["type"] = "Person",
            ["preferredUsername"] = name,
            ["name"] = $"Resident {name}",
            ["inbox"] = Actor(name) + "/inbox",
            // Those whose name begins with s live in a shared house.
            ["endpoints"] = name.StartsWith('s') ? new JsonObject { ["sharedInbox"] = Root + "/inbox" } : null,
            ["publicKey"] = new JsonObject { ["id"] = KeyOf(name), ["owner"] = name == "liar" ? Actor("ana") : Actor(name), ["publicKeyPem"] = Key(name).ExportSubjectPublicKeyInfoPem() },
        }.ToJsonString());
    }

    private async Task TakeAsync(HttpRequest request, HttpResponse response)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        var received = new ReceivedRequest(
            "POST", new Uri(Root + request.Path), request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase), body.ToArray());
        if (RequestSignature.Read(received, _clock.GetUtcNow(), out _) is not { } signature || !signature.IsBy(TrustedPem) || request.ContentType != "application/activity+json")
        {
            Interlocked.Increment(ref Refused);
            response.StatusCode = 401;
            return;
        }

        response.StatusCode = InboxStatus ?? 202;
        if (InboxStatus is null)
        {
            Arrived.Enqueue((request.Path.Value!, JsonNode.Parse(body.ToArray())!));
        }
    }
}
