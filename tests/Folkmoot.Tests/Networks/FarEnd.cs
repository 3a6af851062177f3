// The part that every server of a network has in common which tests run for themselves: a port, a script of faults, and a record of what was called.
using System.Text;
using System.Text.Json.Nodes;
using Folkmoot.Networks.Sandbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Folkmoot.Tests.Networks;

internal abstract class FarEnd : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly FaultScript _script;
    private readonly Lock _lock = new();

    protected FarEnd()
    {
        _script = new(TimeProvider.System, status => Refusal(status, $"The script says {status}."));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(HandleAsync);
    }

    public Uri Url => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>Methods and paths called, in order.</summary>
    public List<string> Calls { get; } = [];

    internal Task StartAsync() => _app.StartAsync();

    public void Fail(params SandboxFault[] faults) => _script.Set(faults);

    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _app.StopAsync(patience.Token);
        await _app.DisposeAsync();
    }

    /// <summary>Names the call for the script of faults: <c>post</c> accepts a post.</summary>
    protected abstract string Operation(string method, string path);

    /// <summary>A refusal in the network's own shape.</summary>
    protected abstract string Refusal(int status, string words);

    protected abstract SandboxAnswer Answer(HttpContext context, string method, string path, byte[] body);

    protected static SandboxAnswer Ok(JsonNode body, int status = 200) => new(status, body.ToJsonString());

    /// <summary>The parts of a form with files: names, and for each its text, or its media type and bytes.</summary>
    protected static Dictionary<string, (string Text, string? MediaType, byte[] Bytes)> Form(HttpContext context, byte[] body)
    {
        var type = context.Request.ContentType ?? "";
        var boundary = type[(type.IndexOf("boundary=", StringComparison.Ordinal) + 9)..];
        var parts = new Dictionary<string, (string, string?, byte[])>();
        var text = Encoding.Latin1.GetString(body);
        foreach (var part in text.Split("--" + boundary)[1..^1])
        {
            int end = part.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            var head = part[..end];
            var content = Encoding.Latin1.GetBytes(part[(end + 4)..^2]);
            var name = head.Split("name=\"")[1].Split('"')[0];
            parts[name] = (Encoding.UTF8.GetString(content), head.Contains("filename=", StringComparison.Ordinal) ? head.Split("Content-Type: ")[1].Trim() : null, content);
        }

        return parts;
    }

    private Task HandleAsync(HttpContext context)
    {
        var (method, path) = (context.Request.Method, context.Request.Path.Value ?? "");
        lock (_lock)
        {
            Calls.Add($"{method} {path}");
        }

        return _script.RunAsync(context, Operation(method, path), body =>
        {
            lock (_lock)
            {
                return Task.FromResult(Answer(context, method, path, body));
            }
        });
    }
}

internal static class FarEnds
{
    /// <summary>A far end that listens.</summary>
    public static async Task<T> StartAsync<T>()
        where T : FarEnd, new()
    {
        var farEnd = new T();
        await farEnd.StartAsync();
        return farEnd;
    }
}
