// The training network's far end: what it refuses, what its trainer can do, and what residents say.
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Folkmoot.Networks;
using Folkmoot.Networks.Sandbox;

namespace Folkmoot.Tests.Networks;

public sealed class SandboxServerTests : IAsyncLifetime
{
    private NetworkHost Host { get; } = new();
    private SandboxServer? _server;

    private SandboxServer Server => _server ?? throw new InvalidOperationException("Not started.");

    private Account Account => NetworkHost.Account(("url", Server.Url.AbsoluteUri), ("account", "city"));

    public async Task InitializeAsync() => _server = await SandboxServer.StartAsync(0, TimeProvider.System, default);

    public async Task DisposeAsync()
    {
        await Server.DisposeAsync();
        await Host.DisposeAsync();
    }

    [Theory]
    [InlineData("account", null, "account")]
    [InlineData("key", "00000000-0000-0000-0000-000000000000", "key")]
    [InlineData("text", "", "neither text nor image")]
    [InlineData("text", "broken \uFFFD", "damaged")]
    [InlineData("key", "no key", "key")]
    public async Task What_is_malformed_is_refused_with_the_reason(string field, string? value, string reason)
    {
        var message = Message();
        message[field] = value;

        (await PostAsync(message)).ShouldContain(reason);
    }

    [Fact]
    public async Task Images_are_checked_byte_for_byte()
    {
        var bytes = Content.Png(3, 2);
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));

        (await PostAsync(With(bytes, hash, null, 3))).ShouldContain("alt is missing");
        (await PostAsync(With(bytes, "00", "A bridge", 3))).ShouldContain("sha256");
        (await PostAsync(With(bytes, hash, "A bridge", 4))).ShouldContain("3 × 2");
        Server.State.Posts().ShouldBeEmpty();

        static JsonObject With(byte[] bytes, string hash, string? alt, int width)
        {
            var message = Message();
            message["images"] = new JsonArray(new JsonObject
            {
                ["type"] = "image/png",
                ["sha256"] = hash,
                ["bytes"] = Convert.ToBase64String(bytes),
                ["alt"] = alt,
                ["width"] = width,
                ["height"] = 2,
            });
            return message;
        }
    }

    [Fact]
    public async Task What_residents_say_is_read_in_order_with_repeats()
    {
        var at = TimeProvider.System.GetUtcNow();
        var items = Enumerable.Range(0, 70).Select(i => new SandboxItem($"i{i}", IncomingKind.Reply, "ana", "Ana", $"Number {i}", at, "es", "p1", "p1")).ToList();
        Server.State.Say("city", [.. items, items[3]]);

        var first = (await Host["sandbox"].ReadAsync(Account, null, default)).ShouldBeOfType<ReadPage>();
        var second = (await Host["sandbox"].ReadAsync(Account, first.Cursor, default)).ShouldBeOfType<ReadPage>();
        var third = (await Host["sandbox"].ReadAsync(Account, second.Cursor, default)).ShouldBeOfType<ReadPage>();

        first.More.ShouldBeTrue();
        first.Items.Concat(second.Items).Select(item => item.ExternalId).ShouldBe([.. items.Select(item => item.Id), "i3"]);
        first.Items[0].RootId.ShouldBe("p1");
        third.Items.ShouldBeEmpty();
        third.More.ShouldBeFalse();
    }

    [Fact]
    public async Task The_trainer_controls_it_over_HTTP()
    {
        using var http = Host.Get<IHttpClientFactory>().CreateClient("sandbox");
        http.BaseAddress = Server.Url;

        using var faults = await http.PutAsJsonAsync("control/faults", new[] { new { kind = "status", status = 429, retryAfter = "60" } });
        faults.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await Host["sandbox"].SendAsync(Account, Content.Post(), Content.Key(), default)).ShouldBeOfType<Busy>();

        using var said = await http.PostAsJsonAsync("control/incoming?account=city", new[] { new { id = "1", kind = "mention", authorId = "ana", author = "Ana", text = "Hola", at = "2026-11-20T10:00:00Z" } });
        said.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await Host["sandbox"].ReadAsync(Account, null, default)).ShouldBeOfType<ReadPage>().Items.ShouldHaveSingleItem().Kind.ShouldBe(IncomingKind.Mention);

        var key = Content.Key();
        var sent = (await Host["sandbox"].SendAsync(Account, Content.Post("<b>Bold</b>"), key, default)).ShouldBeOfType<Sent>();
        (await http.GetStringAsync(new Uri("control/counts", UriKind.Relative))).ShouldBe($$"""{"{{key}}":1}""");
        (await http.GetStringAsync(new Uri(sent.Url.ShouldNotBeNull()))).ShouldContain("&lt;b&gt;Bold&lt;/b&gt;");

        using var nonsense = await http.PutAsJsonAsync("control/faults", new { what = 1 });
        nonsense.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var reset = await http.PostAsync(new Uri("control/reset", UriKind.Relative), null);
        Server.State.Posts().ShouldBeEmpty();
    }

    [Fact]
    public async Task Duplicates_are_taken_when_the_trainer_says_so()
    {
        Server.State.RejectDuplicates = false;
        var key = Content.Key();
        await Host["sandbox"].SendAsync(Account, Content.Post(), key, default);
        await Host["sandbox"].SendAsync(Account, Content.Post(), key, default);

        Server.State.Counts()[key].ShouldBe(2);
    }

    [Fact]
    public async Task Something_else_at_the_address_is_no_training_network()
    {
        await using var other = await BlueskyFarEnd.StartAsync();

        (await Host["sandbox"].CheckAsync(NetworkHost.Account(("url", other.Url.AbsoluteUri), ("account", "city")), default)).ShouldBeOfType<Broken>();
    }

    [Fact]
    public void Each_network_has_a_name_of_its_own_and_says_what_it_can_do()
    {
        var networks = Host.Get<IEnumerable<INetwork>>().ToList();

        networks.Select(network => network.Name).ShouldBe(["bluesky", "mastodon", "x", "facebook", "linkedin", "telegram", "webhook", "rss", "threads", "instagram", "nextdoor", "by-hand", "sandbox", "sandbox-search", "sandbox-none"], ignoreOrder: true);
        networks.ShouldAllBe(network => network.Settings.Count > 0 && network.Title.Length > 0 && (network.Limits.CanSend == (network.Limits.TextMax > 0)));
    }

    private static JsonObject Message() => new()
    {
        ["account"] = "city",
        ["key"] = Content.Key(),
        ["once"] = true,
        ["text"] = "Hello",
        ["languages"] = new JsonArray("en"),
        ["createdAt"] = TimeProvider.System.GetUtcNow(),
    };

    private async Task<string> PostAsync(JsonObject message)
    {
        using var http = Host.Get<IHttpClientFactory>().CreateClient("sandbox");
        using var response = await http.PostAsJsonAsync(new Uri(Server.Url, "api/posts"), message);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        return (string?)(await response.Content.ReadFromJsonAsync<JsonObject>())!["message"] ?? "";
    }
}
