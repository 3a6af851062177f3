// A server of the fediverse of this test run's own (tests/servers/fedify), and what its residents do there.
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Folkmoot.Tests.Infrastructure;

internal sealed class FedifyServer : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(1);
    private readonly LocalServer _server;
    private readonly HttpClient _control;

    private FedifyServer(LocalServer server, JsonNode up)
    {
        _server = server;
        Origin = up["origin"]!.GetValue<string>();
        _control = TestHttp.Plain(up["control"]!.GetValue<string>());
    }

    /// <summary>What is missing, in a sentence for the one who reads of a skipped test; null when the server can be run.</summary>
    public static string? Missing { get; } = File.Exists(Path.Combine(Installed, "fedify/installed")) && File.Exists(Path.Combine(Installed, "node-bin"))
        ? null
        : "The Fedify server is missing: run eng/test-servers.sh";

    public string Origin { get; }

    private static string Installed => Path.Combine(RunFolder.Tree, "tests/.servers");

    /// <param name="firstKnock">The kind of signature that it sends first: <c>rfc9421</c>, or <c>draft-cavage-http-signatures-12</c>.</param>
    public static async Task<FedifyServer> StartAsync(string firstKnock)
    {
        // The program stands beside its packages, because that is where Node looks for them.
        var program = Path.Combine(Installed, "fedify/peer.mjs");
        File.Copy(Path.Combine(RunFolder.Tree, "tests/servers/fedify/peer.mjs"), program, overwrite: true);
        var server = LocalServer.Start(
            "TERM", RunFolder.NewServerFolder("fedify"), new Dictionary<string, string> { ["FIRST_KNOCK"] = firstKnock }, Path.Combine(Installed, "node-bin"), program);
        try
        {
            return new FedifyServer(server, JsonNode.Parse((await server.LineAsync("up ", StartPatience))[3..])!);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Has a resident do something; see <c>peer.mjs</c> for what there is.</summary>
    public async Task<JsonNode> ActAsync(string resident, string act, JsonObject with)
    {
        using var response = await _control.PostAsJsonAsync(new Uri($"/{resident}/{act}", UriKind.Relative), with);
        return await ReadAsync(response);
    }

    /// <summary>What arrived for a resident and was accepted, oldest first.</summary>
    public async Task<IReadOnlyList<JsonNode>> LogAsync(string resident) => [.. (await LookAsync(resident))["log"]!.AsArray().Select(e => e!)];

    /// <summary>Deliveries that it refused.</summary>
    public async Task<int> RefusedAsync() => (await LookAsync("nobody"))["refused"]!.AsArray().Count;

    public async ValueTask DisposeAsync()
    {
        _control.Dispose();
        await _server.DisposeAsync();
    }

    private async Task<JsonNode> LookAsync(string resident)
    {
        using var response = await _control.GetAsync(new Uri($"/{resident}/log", UriKind.Relative));
        return await ReadAsync(response);
    }

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode ? JsonNode.Parse(body)! : throw new HttpRequestException($"{response.RequestMessage!.RequestUri} answered {(int)response.StatusCode}: {body}");
    }
}
