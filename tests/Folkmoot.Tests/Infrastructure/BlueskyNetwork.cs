// A whole Bluesky network of this test run's own (tests/servers/bluesky), and what its residents do in it.
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;

namespace Folkmoot.Tests.Infrastructure;

/// <summary>A resident or an agency with an account on the network.</summary>
internal sealed record BlueskyAccount(string Handle, string Did, string Email, string Password, string AccessToken);

/// <summary>A record that was written: where it is, and the hash of what it said.</summary>
internal sealed record BlueskyRecord(string Uri, string Cid);

/// <summary>A password of an account for one application, under the name by which it can be revoked.</summary>
internal sealed record BlueskyAppPassword(string Name, string Password);

internal sealed class BlueskyNetwork : IAsyncDisposable
{
    private const string Post = "app.bsky.feed.post";
    private static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(3);
    private static readonly Lazy<Task<BlueskyNetwork>> Shared = new(StartAsync);
    private static readonly ServiceProvider Services = new ServiceCollection().AddHttpClient().BuildServiceProvider();
    private readonly LocalServer _redis;
    private readonly LocalServer _network;
    private readonly Uri _control;
    private readonly HttpClient _http = Services.GetRequiredService<IHttpClientFactory>().CreateClient();

    private BlueskyNetwork(LocalServer redis, LocalServer network, JsonNode up)
    {
        _redis = redis;
        _network = network;
        Pds = Address(up, "pds");
        AppView = Address(up, "appView");
        Directory = Address(up, "directory");
        _control = Address(up, "control");
    }

    /// <summary>What is missing, in a sentence for the one who reads of a skipped test; null when the network can be run.</summary>
    public static string? Missing { get; } = FindMissing();

    /// <summary>The personal data server: what <c>https://bsky.social</c> is to everyone. It passes app.bsky calls on to the AppView.</summary>
    public Uri Pds { get; }

    /// <summary>The AppView: feeds, threads, search and notifications, open to readers who are not signed in.</summary>
    public Uri AppView { get; }

    /// <summary>The directory of identities: what <c>https://plc.directory</c> is to everyone.</summary>
    public Uri Directory { get; }

    private static string Installed => Path.Combine(RunFolder.Tree, "tests/.servers");

    /// <summary>The network of this run, shared by the tests, which each make accounts of their own; the first call starts it.</summary>
    public static Task<BlueskyNetwork> RunningAsync() => Shared.Value;

    /// <summary>A network of a test's own, for tests that stop it.</summary>
    public static async Task<BlueskyNetwork> StartAsync()
    {
        var postgres = await PostgresServer.RunningAsync();
        var database = postgres.Url(await postgres.NewDatabaseAsync());
        var folder = RunFolder.NewServerFolder("bluesky");
        var (redis, port) = await StartRedisAsync();
        var environment = new Dictionary<string, string>
        {
            ["DB_POSTGRES_URL"] = database,
            ["REDIS_HOST"] = $"127.0.0.1:{port}",
            ["LOG_ENABLED"] = "false",
            ["NODE_ENV"] = "test",
            ["TMPDIR"] = folder,
        };

        // The program stands beside its packages, because that is where Node looks for them.
        var program = Path.Combine(Installed, "bluesky/net.mjs");
        File.Copy(Path.Combine(RunFolder.Tree, "tests/servers/bluesky/net.mjs"), program, overwrite: true);
        var network = LocalServer.Start("TERM", folder, environment, Path.Combine(Installed, "node-bin"), program);
        try
        {
            var up = await network.LineAsync("up ", StartPatience);
            return new BlueskyNetwork(redis, network, JsonNode.Parse(up[3..])!);
        }
        catch
        {
            await network.DisposeAsync();
            await redis.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until the AppView has seen everything that was written so far.</summary>
    public async Task SettleAsync()
    {
        using var response = await _http.PostAsync(new Uri(_control, "/settle"), content: null);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Makes an account; <paramref name="name"/> becomes the handle <c>name.test</c>.</summary>
    public async Task<BlueskyAccount> CreateAccountAsync(string name)
    {
        var handle = $"{name}.test";
        var email = $"{name}@example.org";
        const string password = "correct horse battery";
        var made = await CallAsync("com.atproto.server.createAccount", token: null, new JsonObject { ["handle"] = handle, ["email"] = email, ["password"] = password });
        return new BlueskyAccount(handle, Text(made, "did"), email, password, Text(made, "accessJwt"));
    }

    /// <summary>Opens a session as an application does.</summary>
    public async Task<BlueskyAccount> SignInAsync(string identifier, string password)
    {
        var session = await CallAsync("com.atproto.server.createSession", token: null, new JsonObject { ["identifier"] = identifier, ["password"] = password });
        return new BlueskyAccount(Text(session, "handle"), Text(session, "did"), session["email"]?.GetValue<string>() ?? "", password, Text(session, "accessJwt"));
    }

    public async Task<BlueskyAppPassword> CreateAppPasswordAsync(BlueskyAccount account, string name)
    {
        var made = await CallAsync("com.atproto.server.createAppPassword", account.AccessToken, new JsonObject { ["name"] = name });
        return new BlueskyAppPassword(name, Text(made, "password"));
    }

    /// <summary>Revokes a password and ends the sessions that were opened with it.</summary>
    public Task RevokeAppPasswordAsync(BlueskyAccount account, BlueskyAppPassword password) =>
        CallAsync("com.atproto.server.revokeAppPassword", account.AccessToken, new JsonObject { ["name"] = password.Name });

    /// <summary>Posts plain text.</summary>
    public Task<BlueskyRecord> PostAsync(BlueskyAccount author, string text) => CreateAsync(author, Post, PostOf(text));

    /// <summary>Answers <paramref name="parent"/>, in the conversation that <paramref name="root"/> began (the parent itself if it did), after it could be seen.</summary>
    public async Task<BlueskyRecord> ReplyAsync(BlueskyAccount author, BlueskyRecord parent, string text, BlueskyRecord? root = null)
    {
        await SettleAsync();
        var post = PostOf(text);
        post["reply"] = new JsonObject { ["root"] = Reference(root ?? parent), ["parent"] = Reference(parent) };
        return await CreateAsync(author, Post, post);
    }

    /// <summary>Posts "@handle text" with the mention marked as the applications do it.</summary>
    public Task<BlueskyRecord> MentionAsync(BlueskyAccount author, BlueskyAccount mentioned, string text)
    {
        var post = PostOf($"@{mentioned.Handle} {text}");
        post["facets"] = new JsonArray(new JsonObject
        {
            ["index"] = new JsonObject { ["byteStart"] = 0, ["byteEnd"] = mentioned.Handle.Length + 1 },
            ["features"] = new JsonArray(new JsonObject { ["$type"] = "app.bsky.richtext.facet#mention", ["did"] = mentioned.Did }),
        });
        return CreateAsync(author, Post, post);
    }

    /// <summary>Posts <paramref name="text"/> with <paramref name="quoted"/> beneath it, after that could be seen.</summary>
    public async Task<BlueskyRecord> QuoteAsync(BlueskyAccount author, BlueskyRecord quoted, string text)
    {
        await SettleAsync();
        var post = PostOf(text);
        post["embed"] = new JsonObject { ["$type"] = "app.bsky.embed.record", ["record"] = Reference(quoted) };
        return await CreateAsync(author, Post, post);
    }

    public Task<BlueskyRecord> LikeAsync(BlueskyAccount by, BlueskyRecord post) =>
        CreateAsync(by, "app.bsky.feed.like", new JsonObject { ["subject"] = Reference(post), ["createdAt"] = Now() });

    public Task<BlueskyRecord> RepostAsync(BlueskyAccount by, BlueskyRecord post) =>
        CreateAsync(by, "app.bsky.feed.repost", new JsonObject { ["subject"] = Reference(post), ["createdAt"] = Now() });

    public Task<BlueskyRecord> FollowAsync(BlueskyAccount by, BlueskyAccount followed) =>
        CreateAsync(by, "app.bsky.graph.follow", new JsonObject { ["subject"] = followed.Did, ["createdAt"] = Now() });

    public Task DeleteAsync(BlueskyAccount author, BlueskyRecord record)
    {
        var parts = record.Uri.Split('/');
        return CallAsync("com.atproto.repo.deleteRecord", author.AccessToken,
            new JsonObject { ["repo"] = author.Did, ["collection"] = parts[^2], ["rkey"] = parts[^1] });
    }

    /// <summary>What readers see of an account, newest first: the <c>feed</c> array of getAuthorFeed, after everything written so far was seen.</summary>
    public async Task<JsonArray> GetAuthorFeedAsync(string did)
    {
        await SettleAsync();
        return (await GetAsync(AppView, $"app.bsky.feed.getAuthorFeed?actor={Uri.EscapeDataString(did)}", token: null))["feed"]!.AsArray();
    }

    /// <summary>A post with its answers as readers see them: the <c>thread</c> of getPostThread, after everything written so far was seen.</summary>
    public async Task<JsonNode> GetPostThreadAsync(string uri)
    {
        await SettleAsync();
        return (await GetAsync(AppView, $"app.bsky.feed.getPostThread?uri={Uri.EscapeDataString(uri)}", token: null))["thread"]!;
    }

    /// <summary>What the account is told of, newest first: the <c>notifications</c> of listNotifications.</summary>
    public async Task<JsonArray> ListNotificationsAsync(BlueskyAccount account)
    {
        await SettleAsync();
        return (await GetAsync(Pds, "app.bsky.notification.listNotifications", account.AccessToken))["notifications"]!.AsArray();
    }

    /// <summary>The records that an account holds in a collection, as written, newest first.</summary>
    public async Task<JsonArray> ListRecordsAsync(string did, string collection = Post) =>
        (await GetAsync(Pds, $"com.atproto.repo.listRecords?repo={Uri.EscapeDataString(did)}&collection={collection}", token: null))["records"]!.AsArray();

    public async ValueTask DisposeAsync()
    {
        await _network.DisposeAsync();
        await _redis.DisposeAsync();
        _http.Dispose();
    }

    private static async Task<(LocalServer Server, int Port)> StartRedisAsync()
    {
        var folder = RunFolder.NewServerFolder("redis");
        var port = LocalServer.FreePort();
        var redis = LocalServer.Start("TERM", folder, new Dictionary<string, string>(), "redis-server", "--port", $"{port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no");
        for (var line = await redis.LineAsync("", StartPatience); !line.Contains("Ready to accept connections", StringComparison.Ordinal);)
        {
            line = await redis.LineAsync("", StartPatience);
        }

        return (redis, port);
    }

    private async Task<BlueskyRecord> CreateAsync(BlueskyAccount author, string collection, JsonObject record)
    {
        record["$type"] = collection;
        var made = await CallAsync("com.atproto.repo.createRecord", author.AccessToken, new JsonObject { ["repo"] = author.Did, ["collection"] = collection, ["record"] = record });
        return new BlueskyRecord(Text(made, "uri"), Text(made, "cid"));
    }

    private async Task<JsonNode> CallAsync(string method, string? token, JsonObject body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Pds, $"/xrpc/{method}")) { Content = JsonContent.Create(body) };
        return await SendAsync(request, token);
    }

    private async Task<JsonNode> GetAsync(Uri server, string query, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server, $"/xrpc/{query}"));
        return await SendAsync(request, token);
    }

    private async Task<JsonNode> SendAsync(HttpRequestMessage request, string? token)
    {
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using var response = await _http.SendAsync(request);
        var body = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode
            ? JsonNode.Parse(body.Length == 0 ? "{}" : body)!
            : throw new HttpRequestException($"{request.RequestUri} answered {(int)response.StatusCode}: {body}", inner: null, response.StatusCode);
    }

    private static string? FindMissing()
    {
        if (PostgresServer.Missing is { } postgres)
        {
            return postgres;
        }

        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries);
        if (!path.Any(folder => File.Exists(Path.Combine(folder, "redis-server"))))
        {
            return "Redis is missing: apt-get install redis-server";
        }

        return File.Exists(Path.Combine(Installed, "bluesky/installed")) && File.Exists(Path.Combine(Installed, "node-bin"))
            ? null
            : "The Bluesky servers are missing: run eng/test-servers.sh";
    }

    private static JsonObject PostOf(string text) => new() { ["text"] = text, ["createdAt"] = Now(), ["langs"] = new JsonArray("en") };

    private static JsonObject Reference(BlueskyRecord record) => new() { ["uri"] = record.Uri, ["cid"] = record.Cid };

    private static string Now() => JsonSerializer.SerializeToNode(TimeProvider.System.GetUtcNow().UtcDateTime)!.GetValue<string>();

    private static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();

    private static Uri Address(JsonNode node, string name) => new(Text(node, name));
}
