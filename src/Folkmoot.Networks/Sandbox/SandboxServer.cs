// The training network's far end: endpoints for a host of its own or inside another, and a small server for tests.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Folkmoot.Networks.Sandbox;

/// <summary>A training network in a process: in a test, or beside the product. Disposing it ends it.</summary>
public sealed class SandboxServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SandboxServer(WebApplication app, SandboxState state)
    {
        _app = app;
        State = state;
        Url = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.First()
            ?? throw new InvalidOperationException("The training network listens nowhere."));
    }

    /// <summary>Where it listens; the value of the setting <c>url</c>.</summary>
    public Uri Url { get; }

    public SandboxState State { get; }

    /// <summary>Starts on the loopback address; port 0 asks the system for a free one.</summary>
    public static async Task<SandboxServer> StartAsync(int port, TimeProvider clock, CancellationToken cancellationToken)
    {
        var state = new SandboxState(clock);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        var app = builder.Build();
        app.MapSandbox("", state);
        app.MapSandboxControl("", state);
        await app.StartAsync(cancellationToken).ConfigureAwait(false);
        return new(app, state);
    }

    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _app.StopAsync(patience.Token).ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
    }
}

/// <summary>Maps the training network into any ASP.NET host.</summary>
public static class SandboxEndpoints
{
    /// <summary>
    /// The network itself, under <paramref name="prefix"/>: what the client calls, and a page for each post. The group that is returned
    /// takes the host's own conventions (who may call, rate limits).
    /// </summary>
    public static RouteGroupBuilder MapSandbox(this IEndpointRouteBuilder routes, string prefix, SandboxState state)
    {
        var group = routes.MapGroup(prefix);
        var calls = new SandboxCalls(state);
        group.MapPost("/api/posts", Scripted("post", calls.PostAsync));
        group.MapGet("/api/posts/{key:guid}", Scripted("find", (context, _) => calls.FindAsync(context)));
        group.MapGet("/api/posts", Scripted("recent", (context, _) => calls.RecentAsync(context)));
        group.MapPut("/api/posts/{id}", Scripted("edit", calls.EditAsync));
        group.MapDelete("/api/posts/{id}", Scripted("delete", (context, _) => calls.DeleteAsync(context)));
        group.MapGet("/api/results", Scripted("results", (context, _) => calls.ResultsAsync(context)));
        group.MapGet("/api/incoming", Scripted("incoming", (context, _) => calls.IncomingAsync(context)));
        group.MapGet("/posts/{id}", (RequestDelegate)calls.PageAsync);
        group.MapGet("/page.css", () => Results.Text(SandboxPage.Style, "text/css"));
        return group;

        RequestDelegate Scripted(string operation, Func<HttpContext, byte[], Task<SandboxAnswer>> answer)
        {
            return Run;

            Task Run(HttpContext context) => state.Script.RunAsync(context, operation, body => answer(context, body));
        }
    }

    /// <summary>The controls of the trainer: the script of faults, what residents say, what was received. Never open to everybody.</summary>
    public static RouteGroupBuilder MapSandboxControl(this IEndpointRouteBuilder routes, string prefix, SandboxState state)
    {
        var group = routes.MapGroup(prefix + "/control");
        var control = new SandboxControl(state);
        group.MapPut("/faults", (RequestDelegate)control.FaultsAsync);
        group.MapPost("/incoming", (RequestDelegate)control.SayAsync);
        group.MapGet("/posts", (RequestDelegate)control.PostsAsync);
        group.MapGet("/counts", (RequestDelegate)control.CountsAsync);
        group.MapPost("/reset", (RequestDelegate)control.ResetAsync);
        return group;
    }
}
